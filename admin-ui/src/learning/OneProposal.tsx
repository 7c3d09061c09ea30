import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { faultAt } from '../parts/faults';
import { Loading } from '../parts/Loading';
import { ProblemNotice } from '../parts/ProblemNotice';
import { Section } from '../parts/Section';
import { useLoad } from '../parts/useLoad';
import { useTask } from '../parts/useTask';
import { useRole } from '../session';
import type { Proposal } from '../types';
import { readClient, settle } from './calls';
import { Origin } from './Origin';
import { WeightTable } from './WeightTable';

interface Props {
  proposal: Proposal;
  /** Whom they are for. */
  name: string;
  onSettled: (settled: Proposal) => void;
}

/** One set of weights beside those in force: where it is from, and what becomes of it. */
export function OneProposal({ proposal, name, onSettled }: Props) {
  const { client_id, number, weights, state } = proposal;
  const maySettle = useRole('admin', 'analyst', 'approver') && state === 'proposed';
  const client = useLoad(`${client_id} ${state}`, () => readClient(client_id));

  return (
    <Section title={`Weights ${number} for ${name}`}>
      <Origin proposal={proposal} />
      {client.data ? (
        <WeightTable
          weights={weights}
          now={state === 'live' ? undefined : client.data.weights}
          testId="proposed-weights"
        />
      ) : client.problem ? (
        <ProblemNotice problem={client.problem} onRetry={client.reload} />
      ) : (
        <Loading what="Reading the weights in force" />
      )}
      {maySettle && <Settling proposal={proposal} onSettled={onSettled} />}
    </Section>
  );
}

function Settling({ proposal: { proposal_id }, onSettled }: Omit<Props, 'name'>) {
  const [reason, setReason] = useState('');
  const accepting = useTask(() => finish('accept'));
  const rejecting = useTask(() => finish('reject'));
  const problem = accepting.problem ?? rejecting.problem;

  async function finish(how: 'accept' | 'reject') {
    onSettled(await settle(proposal_id, how, reason.trim()));
  }

  return (
    <>
      <Group gap="sm" my="md" align="end" className="no-print">
        <TextInput
          size="xs"
          label="Why"
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={500}
          autoComplete="off"
          w={280}
          error={faultAt(problem, '/reason')}
        />
        <Button size="xs" onClick={accepting.run} loading={accepting.busy} disabled={rejecting.busy}>
          Accept
        </Button>
        <Button variant="default" size="xs" onClick={rejecting.run} loading={rejecting.busy} disabled={accepting.busy}>
          Turn down
        </Button>
      </Group>
      {problem && <ProblemNotice problem={problem} />}
    </>
  );
}
