import { type Column, DataTable } from '../parts/DataTable';
import { counted } from '../parts/format';
import { Hash } from '../parts/Hash';
import ledger from '../parts/Ledger.module.css';
import { Section } from '../parts/Section';
import type { Node } from './NodeTable';

/** One hash under which a pack is live on a base line, and the nodes that have it so. */
interface Live {
  pack: string;
  hash: string;
  nodes: number;
  alone: boolean;
}

const columns: Column<Live>[] = [
  { title: 'Pack', width: '30%', cell: ({ pack }) => pack },
  { title: 'Pack hash', cell: ({ pack, hash }) => <Hash name={`pack_hash of ${pack}`} value={hash} /> },
  {
    title: 'Live on',
    width: '30%',
    cell: ({ nodes, alone }) => (
      <span className={alone ? undefined : ledger.risk}>{alone ? 'all nodes' : counted(nodes, 'node')}</span>
    ),
  },
];

/** What is live on the base lines: one row a pack while the nodes agree. */
export function Hashes({ nodes }: { nodes: Node[] }) {
  return (
    <Section title="Live on the base lines">
      <DataTable
        caption="Live on the base lines"
        columns={columns}
        rows={liveOn(nodes)}
        keyOf={({ pack, hash }) => `${pack} ${hash}`}
        testId="hashes"
      />
    </Section>
  );
}

function liveOn(nodes: Node[]): Live[] {
  const found = new Map<string, Live>();
  for (const node of nodes) {
    for (const [pack, hash] of Object.entries(node.packs)) {
      const known = found.get(`${pack} ${hash}`);
      found.set(`${pack} ${hash}`, { pack, hash, nodes: (known?.nodes ?? 0) + 1, alone: true });
    }
  }
  const all = [...found.values()].sort((a, b) => (a.pack < b.pack ? -1 : a.pack > b.pack ? 1 : 0));
  return all.map((live) => ({ ...live, alone: live.nodes === nodes.length }));
}
