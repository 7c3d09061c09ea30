import { Button } from '@mantine/core';
import { useState } from 'react';
import { type Column, DataTable } from '../parts/DataTable';
import { EmptyState } from '../parts/EmptyState';
import ledger from '../parts/Ledger.module.css';
import { Loading } from '../parts/Loading';
import { ProblemNotice } from '../parts/ProblemNotice';
import { Time } from '../parts/Time';
import { useLoad } from '../parts/useLoad';
import type { ListedClient, Proposal } from '../types';
import { listProposals, METHODS, nameOf } from './calls';
import { OneProposal } from './OneProposal';

interface Props {
  clients: Pick<ListedClient, 'client_id' | 'own' | 'name'>[];
  /** Whose; of all clients where it is not said. */
  clientId?: string;
  state?: Proposal['state'];
  onSettled: () => void;
}

/** Weights that were found for clients; each can be looked at, and where it waits, accepted or turned down. */
export function Proposals({ clients, clientId, state, onSettled }: Props) {
  const [shown, setShown] = useState<string>();
  const [settled, setSettled] = useState<Proposal>();
  const { data, problem, reload } = useLoad(`proposals ${clientId} ${state}`, () =>
    listProposals(clientId ?? null, state ?? null),
  );
  const chosen = data?.items.find(({ proposal_id }) => proposal_id === shown);
  const names = new Map(clients.map((client) => [client.client_id, nameOf(client)]));
  const whose = ({ client_id }: Proposal) => names.get(client_id) ?? client_id;

  function show(id: string) {
    setSettled(undefined);
    setShown(shown === id ? undefined : id);
  }

  if (problem) return <ProblemNotice problem={problem} onRetry={reload} />;
  if (!data) return <Loading what="Reading the proposals" />;
  return (
    <>
      <p role="status" className={settled ? ledger.says : ledger.hidden} data-testid="settled">
        {settled &&
          `Weights ${settled.number} for ${whose(settled)} ${settled.state === 'live' ? 'are in force' : 'were turned down'}.`}
      </p>
      {data.items.length === 0 ? (
        <EmptyState title={state === 'proposed' ? 'No weights wait to be accepted.' : 'None were found yet.'} />
      ) : (
        <DataTable
          caption="Weights that were found, the newest first"
          testId="proposals"
          columns={columns(whose, shown, show)}
          rows={data.items}
          keyOf={({ proposal_id }) => proposal_id}
        />
      )}
      {chosen && (
        <OneProposal
          key={chosen.proposal_id}
          proposal={chosen}
          name={whose(chosen)}
          onSettled={(done) => {
            setSettled(done);
            setShown(undefined);
            reload();
            onSettled();
          }}
        />
      )}
    </>
  );
}

const columns = (
  whose: (proposal: Proposal) => string,
  shown: string | undefined,
  show: (id: string) => void,
): Column<Proposal>[] => [
  {
    title: 'For',
    cell: (proposal) => (
      <Button
        variant="subtle"
        size="compact-xs"
        onClick={() => show(proposal.proposal_id)}
        aria-expanded={shown === proposal.proposal_id}
        aria-label={`Weights ${proposal.number} for ${whose(proposal)}`}
      >
        {whose(proposal)}, {proposal.number}
      </Button>
    ),
  },
  { title: 'Found from', width: '28%', cell: ({ method }) => METHODS[method] },
  { title: 'State', width: '10%', cell: ({ state }) => STATES[state] },
  { title: 'Found (UTC)', width: '150px', cell: ({ created_on }) => <Time at={created_on} /> },
  { title: 'Settled by', width: '16%', minor: true, cell: ({ settled_by }) => settled_by },
];

const STATES: Record<Proposal['state'], string> = {
  proposed: 'Waits',
  live: 'In force',
  replaced: 'Replaced',
  rejected: 'Turned down',
};
