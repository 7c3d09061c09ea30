import { readCluster } from '../cluster/calls';
import { type Column, DataTable } from '../parts/DataTable';
import { counted, shorten } from '../parts/format';
import { Hash } from '../parts/Hash';
import ledger from '../parts/Ledger.module.css';
import { Loading } from '../parts/Loading';
import { ProblemNotice } from '../parts/ProblemNotice';
import { Section } from '../parts/Section';
import { TextLink } from '../parts/TextLink';
import { useEvery } from '../parts/useEvery';
import { useLoad } from '../parts/useLoad';
import type { Cluster } from '../types';

const WATCH_MILLISECONDS = 15_000;

/** A pack in one text, and the nodes that judge by it. */
interface Live {
  pack: string;
  hash: string;
  nodes: string[];
  alone: boolean;
}

/** Which node runs which pack; all is told on the page of the cluster. */
export function Running() {
  const { data, problem, reload } = useLoad('cluster', readCluster);
  useEvery(WATCH_MILLISECONDS, true, reload);
  return (
    <Section title="Which node runs which pack" actions={<TextLink href="/cluster">Cluster</TextLink>}>
      {problem && <ProblemNotice problem={problem} onRetry={reload} />}
      {data ? (
        <DataTable
          caption="Which node runs which pack"
          testId="running"
          columns={columns(data)}
          rows={liveOn(data)}
          keyOf={({ pack, hash }) => `${pack} ${hash}`}
        />
      ) : (
        !problem && <Loading what="Asking the nodes" />
      )}
    </Section>
  );
}

const columns = ({ nodes }: Cluster): Column<Live>[] => [
  { title: 'Pack', width: '26%', cell: ({ pack }) => pack },
  { title: 'Pack hash', width: '34%', cell: ({ pack, hash }) => <Hash name={`pack_hash of ${pack}`} value={hash} /> },
  {
    title: 'Nodes',
    cell: (live) =>
      live.alone ? (
        nodes.length === 1 ? (
          shorten(live.nodes[0]!.slice(0, 13))
        ) : (
          `all ${nodes.length}`
        )
      ) : (
        <span className={ledger.risk}>
          {counted(live.nodes.length, 'node')}: {live.nodes.map((node) => node.slice(0, 13)).join(', ')}
        </span>
      ),
  },
];

function liveOn({ nodes }: Cluster): Live[] {
  const found = new Map<string, Live>();
  for (const { node_id, packs } of nodes) {
    for (const [pack, hash] of Object.entries(packs)) {
      const key = `${pack} ${hash}`;
      const known = found.get(key)?.nodes ?? [];
      found.set(key, { pack, hash, nodes: [...known, node_id], alone: known.length + 1 === nodes.length });
    }
  }
  return [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, live]) => live);
}
