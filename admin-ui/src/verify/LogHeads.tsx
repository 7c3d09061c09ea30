import { Button } from '@mantine/core';
import { type Column, DataTable } from '../parts/DataTable';
import { count, shorten } from '../parts/format';
import { Hash } from '../parts/Hash';
import ledger from '../parts/Ledger.module.css';
import { save } from '../parts/save';
import { checkpointOf } from '../parts/tlog';
import type { LogList } from '../types';

type Log = LogList['items'][number];

const columns: Column<Log>[] = [
  { title: 'Log', cell: ({ origin }) => <span className={ledger.code}>{origin}</span> },
  {
    title: 'Verifier key',
    width: '210px',
    cell: ({ origin, verifier_key }) => (
      <Hash name="verifier_key" value={verifier_key} shown={shorten(verifier_key.slice(origin.length + 1))} />
    ),
  },
  {
    title: 'Tree size',
    width: '80px',
    number: true,
    cell: ({ checkpoint }) => checkpoint && count(checkpointOf(checkpoint).size),
  },
  {
    title: 'Root hash',
    width: '190px',
    cell: ({ checkpoint }) =>
      checkpoint ? (
        <Hash name="root_hash" value={checkpointOf(checkpoint).root} />
      ) : (
        <span className={ledger.muted}>nothing signed yet</span>
      ),
  },
  {
    title: 'Checkpoint',
    width: '110px',
    cell: ({ checkpoint, node_id }) => checkpoint && <Download node={node_id} note={checkpoint} />,
  },
];

/** The logs, a node each, with what one has to note to check them later. */
export function LogHeads({ logs }: { logs: Log[] }) {
  return (
    <DataTable
      caption="Logs and their newest checkpoints"
      columns={columns}
      rows={logs}
      keyOf={({ node_id }) => node_id}
      testId="heads"
    />
  );
}

function Download({ node, note }: { node: string; note: string }) {
  return (
    <Button
      variant="default"
      size="compact-xs"
      onClick={() => save(`checkpoint-${checkpointOf(note).size}-${node}.txt`, note, 'text/plain')}
    >
      Download
    </Button>
  );
}
