import { NativeSelect } from '@mantine/core';
import { useLocation } from 'wouter';
import { address, useQuery } from '../parts/address';
import { EmptyState } from '../parts/EmptyState';
import { Loading } from '../parts/Loading';
import { Page } from '../parts/Page';
import { ProblemNotice } from '../parts/ProblemNotice';
import { TextLink } from '../parts/TextLink';
import { useLoad } from '../parts/useLoad';
import { rewardShelf } from '../scoring/calls';
import { useRole } from '../session';
import { clientAddress, listClients, nameOf, OWN, readClient } from './calls';
import { NewOutcomeForm } from './NewOutcomeForm';
import { OutcomeTable } from './OutcomeTable';

const PATH = '/outcomes';

/** What became of leads: told here one by one, counted by client. */
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
  const readsRewards = useRole('admin', 'analyst', 'approver', 'auditor');
  const counted = useLoad(`outcomes of ${clientId}`, async () =>
    clientId ? (await readClient(clientId)).outcomes : {},
  );
  const rewards = useLoad('rewards', async () => (readsRewards ? (await rewardShelf.read(null)).content : undefined));

  return (
    <>
      {mayTell && <NewOutcomeForm clientId={clientId} onTold={clientId ? counted.reload : onFirst} />}
      {counted.problem ? (
        <ProblemNotice problem={counted.problem} onRetry={counted.reload} />
      ) : counted.data ? (
        <OutcomeTable counts={counted.data} rewards={rewards.data} />
      ) : (
        <Loading what="Counting the outcomes" />
      )}
    </>
  );
}
