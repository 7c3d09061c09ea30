import { NativeSelect } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { clientAddress, listClients, nameOf, OWN, readClient } from '../learning/calls';
import { address, useQuery } from '../parts/address';
import { EmptyState } from '../parts/EmptyState';
import { count, counted, percent } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import { Loading } from '../parts/Loading';
import { Page } from '../parts/Page';
import { ProblemNotice } from '../parts/ProblemNotice';
import { Section } from '../parts/Section';
import { TextLink } from '../parts/TextLink';
import { useLoad } from '../parts/useLoad';
import { rewardShelf } from '../scoring/calls';
import { useRole } from '../session';
import type { Conversion } from '../types';
import { BandConversion } from './BandConversion';
import { Calibration } from './Calibration';
import { readConversion } from './calls';
import { NewOutcomeForm } from './NewOutcomeForm';
import { OutcomeTable } from './OutcomeTable';
import { ToldOutcomes } from './ToldOutcomes';

const PATH = '/outcomes';

/** What became of leads, by client: told here, counted, against what they had been judged at. */
export default function OutcomesPage() {
  const [, navigate] = useLocation();
  const asked = useQuery().get('client');
  const { data, problem, reload } = useLoad('clients', listClients);
  const client = data?.items.find(({ client_id, own }) => (asked ? client_id === asked : own));
  const others = data?.items.filter(({ own }) => !own) ?? [];

  return (
    <Page
      title="Outcomes"
      note={client && <TextLink href={clientAddress(client.client_id)}>the weights learned from them</TextLink>}
    >
      {problem ? (
        <ProblemNotice problem={problem} onRetry={reload} />
      ) : !data ? (
        <Loading what="Reading the clients" />
      ) : asked && !client ? (
        <EmptyState title="There is no such client." />
      ) : (
        <>
          {others.length > 0 && (
            <NativeSelect
              size="xs"
              label="Whose leads"
              data={[{ value: '', label: OWN }, ...others.map((one) => ({ value: one.client_id, label: nameOf(one) }))]}
              value={client && !client.own ? client.client_id : ''}
              onChange={(event) => navigate(address(PATH, { client: event.currentTarget.value }))}
              w={260}
              mb="md"
            />
          )}
          <Outcomes key={asked} clientId={client?.client_id} onFirst={reload} />
        </>
      )}
    </Page>
  );
}

interface Props {
  /** None while nothing was ever told of the tenant's own leads. */
  clientId: string | undefined;
  /** Called when a client may be there that was not. */
  onFirst: () => void;
}

function Outcomes({ clientId, onFirst }: Props) {
  const mayTell = useRole('integrator');
  const [turn, setTurn] = useState(0);
  const told = () => (clientId ? setTurn(turn + 1) : onFirst());

  return (
    <>
      {mayTell && <NewOutcomeForm clientId={clientId} onTold={told} />}
      {clientId ? <Known clientId={clientId} turn={turn} onRetracted={told} /> : <OutcomeTable counts={{}} />}
    </>
  );
}

interface KnownProps {
  clientId: string;
  /** Changes whenever something was told here. */
  turn: number;
  onRetracted: () => void;
}

/** What became of the leads of a client: counted, by what they had been judged at, and one by one. */
function Known({ clientId, turn, onRetracted }: KnownProps) {
  const readsRewards = useRole('admin', 'analyst', 'approver', 'auditor');
  const readsLeads = useRole('admin', 'integrator', 'analyst', 'auditor');
  const { data, problem, reload } = useLoad(`outcomes of ${clientId}`, () =>
    Promise.all([readClient(clientId), readConversion(clientId)]),
  );
  const rewards = useLoad('rewards', async () => (readsRewards ? (await rewardShelf.read(null)).content : undefined));
  useEffect(reload, [turn]);

  if (problem) return <ProblemNotice problem={problem} onRetry={reload} />;
  if (!data) return <Loading what="Counting the outcomes" />;
  const [{ outcomes }, conversion] = data;
  return (
    <>
      <OutcomeTable counts={outcomes} rewards={rewards.data} />
      {conversion.leads > 0 && (
        <>
          <Section title="Conversion by band">
            <BandConversion conversion={conversion} />
            <Note conversion={conversion} />
          </Section>
          <Section title="Calibration">
            <Calibration conversion={conversion} />
          </Section>
        </>
      )}
      {readsLeads && (
        <Section title="One by one">
          <ToldOutcomes
            path={PATH}
            clientId={clientId}
            bands={conversion.bands.map(({ band }) => band)}
            turn={turn}
            onRetracted={onRetracted}
          />
        </Section>
      )}
    </>
  );
}

/** What all leads together did, against which lift is told, and which are not among them. */
function Note({ conversion: { leads, converted, conversion, without_score } }: { conversion: Conversion }) {
  return (
    <p className={ledger.says}>
      {count(converted)} of {counted(leads, 'lead')} converted, {percent(conversion ?? 0)}; lift is told against that.
      {without_score > 0 && ` ${counted(without_score, 'lead')} had no score before.`}
    </p>
  );
}
