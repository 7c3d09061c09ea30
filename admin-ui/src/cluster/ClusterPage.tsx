import { counted } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import { Loading } from '../parts/Loading';
import { Page } from '../parts/Page';
import { ProblemNotice } from '../parts/ProblemNotice';
import { Section } from '../parts/Section';
import { useEvery } from '../parts/useEvery';
import { useLoad } from '../parts/useLoad';
import { Verdict } from '../parts/Verdict';
import type { Cluster } from '../types';
import { readCluster } from './calls';
import classes from './ClusterPage.module.css';
import { Hashes } from './Hashes';
import { NodeTable } from './NodeTable';

/** How often the nodes are looked at again. */
const WATCH_MILLISECONDS = 2_000;

/** All nodes as the one that answers sees them: by what each judges, and whether they agree. */
export default function ClusterPage() {
  const { data, problem, reload } = useLoad('cluster', readCluster);
  useEvery(WATCH_MILLISECONDS, true, reload);

  return (
    <Page title="Cluster" note={data && `epoch ${data.epoch}, ${counted(data.nodes.length, 'node')}`}>
      {problem && <ProblemNotice problem={problem} onRetry={reload} />}
      {data ? (
        <>
          <Converged cluster={data} />
          <Section title="Nodes">
            <NodeTable cluster={data} />
          </Section>
          <Hashes nodes={data.nodes} />
        </>
      ) : (
        !problem && <Loading what="Asking the nodes" />
      )}
    </Page>
  );
}

function Converged({ cluster: { converged, epoch, nodes } }: { cluster: Cluster }) {
  const reached = nodes.filter(({ reachable }) => reachable);
  const behind = reached.filter((node) => node.epoch !== epoch);
  const lost = nodes.length - reached.length;
  return (
    <div role="status" className={classes.verdict}>
      <Verdict word={converged ? 'CONVERGED' : 'CONVERGING'} good={converged ? true : null}>
        {converged
          ? `${reached.length === 1 ? 'The one node that is reached judges' : `All ${reached.length} nodes that are reached judge`} by epoch ${epoch}.`
          : `${counted(behind.length, 'node')} of ${reached.length} ${behind.length === 1 ? 'judges' : 'judge'} by an earlier epoch than ${epoch}.`}
        {lost > 0 && <strong className={ledger.risk}> {counted(lost, 'node')} cannot be reached.</strong>}
      </Verdict>
    </div>
  );
}
