import { type Column, DataTable } from '../parts/DataTable';
import { count, shorten, words } from '../parts/format';
import { Hash } from '../parts/Hash';
import ledger from '../parts/Ledger.module.css';
import { Time } from '../parts/Time';
import type { Cluster } from '../types';

export type Node = Cluster['nodes'][number];

/** A row a node: whether it answers, why not, and by which epoch it judges. */
export function NodeTable({ cluster }: { cluster: Cluster }) {
  const columns: Column<Node>[] = [
    {
      title: 'Node',
      width: '21%',
      cell: ({ node_id }) => <Hash name={`node_id ${node_id}`} value={node_id} shown={shorten(node_id.slice(0, 13))} />,
    },
    {
      title: 'Address',
      width: '17%',
      minor: true,
      cell: ({ address }) => <span className={ledger.code}>{address}</span>,
    },
    { title: 'State', cell: (node) => <State node={node} /> },
    {
      title: 'Judges by epoch',
      width: '120px',
      number: true,
      cell: ({ epoch }) => <span className={epoch === cluster.epoch ? undefined : ledger.risk}>{epoch}</span>,
    },
    { title: 'Could by', width: '80px', number: true, cell: ({ prepared_epoch }) => prepared_epoch },
    {
      title: 'Certain since',
      width: '110px',
      number: true,
      cell: ({ staleness_ms }) => since(staleness_ms),
    },
  ];
  return (
    <DataTable caption="Nodes" columns={columns} rows={cluster.nodes} keyOf={({ node_id }) => node_id} testId="nodes" />
  );
}

function State({ node: { reachable, seen_on, state, reason } }: { node: Node }) {
  if (!reachable) {
    return (
      <>
        <strong className={ledger.risk}>Not reached</strong>
        {seen_on && (
          <>
            {' '}
            since <Time at={seen_on} /> UTC, {state} then
          </>
        )}
        {reason && <div>{reason}</div>}
      </>
    );
  }
  const tone = state === 'ready' ? ledger.signal : state === 'fenced' ? ledger.risk : undefined;
  return (
    <>
      <span className={tone}>{words(state)}</span>
      {reason && <div>{reason}</div>}
    </>
  );
}

/** How long ago the node was certain that nothing newer is in force. */
const since = (milliseconds: number) =>
  milliseconds < 1_000 ? 'now' : `${count(Math.round(milliseconds / 1_000))} s ago`;
