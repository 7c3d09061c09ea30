import { type Column, DataTable } from '../parts/DataTable';
import { EmptyState } from '../parts/EmptyState';
import { Loading } from '../parts/Loading';
import { Page } from '../parts/Page';
import { ProblemNotice } from '../parts/ProblemNotice';
import { Section } from '../parts/Section';
import { TextLink } from '../parts/TextLink';
import { Time } from '../parts/Time';
import { useLoad } from '../parts/useLoad';
import { useRole } from '../session';
import type { ListedClient } from '../types';
import { clientAddress, listClients, METHODS, nameOf, readProposals } from './calls';
import { businessOf } from './Profile';
import { Proposals } from './Proposals';

/** The accounts that scores are made for, by which weights, and the weights that wait for somebody's word. */
export default function ClientsPage() {
  const { data, problem, reload } = useLoad('clients', listClients);
  const readsProposals = useRole(...readProposals);

  return (
    <Page title="Clients" note="icp-match">
      {problem ? (
        <ProblemNotice problem={problem} onRetry={reload} />
      ) : !data ? (
        <Loading what="Reading the clients" />
      ) : data.items.length === 0 ? (
        <EmptyState title="There is no client yet.">
          <p>
            An account becomes one when it first asks for its weights at <code>/config</code>.
          </p>
        </EmptyState>
      ) : (
        <DataTable
          caption="Clients"
          testId="clients"
          columns={columns}
          rows={data.items}
          keyOf={({ client_id }) => client_id}
        />
      )}
      {readsProposals && (
        <Section title="Proposed weights">
          <Proposals clients={data?.items ?? []} state="proposed" onSettled={reload} />
        </Section>
      )}
    </Page>
  );
}

const columns: Column<ListedClient>[] = [
  {
    title: 'Client',
    cell: (client) => <TextLink href={clientAddress(client.client_id)}>{nameOf(client)}</TextLink>,
  },
  { title: 'Weights from', width: '26%', cell: ({ method }) => METHODS[method] },
  {
    title: 'Version',
    width: '90px',
    number: true,
    cell: ({ weights_version }) => weights_version ?? 'as ours',
  },
  { title: 'Business', width: '28%', minor: true, cell: ({ profile, seen }) => businessOf({ ...seen, ...profile }) },
  { title: 'Known since (UTC)', width: '150px', cell: ({ created_on }) => <Time at={created_on} /> },
];
