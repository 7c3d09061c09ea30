import { useQuery } from '../parts/address';
import { EmptyState } from '../parts/EmptyState';
import { Loading } from '../parts/Loading';
import { Page } from '../parts/Page';
import { ProblemNotice } from '../parts/ProblemNotice';
import { useLoad } from '../parts/useLoad';
import { listPacks } from '../packs/calls';
import { useTenant } from '../session';
import type { Judging, LineName } from '../types';
import { LineView } from './LineView';
import { PackTable } from './PackTable';

/** What judges on which line, what is tried, and how it goes on from there. The address names pack and line. */
export default function RolloutPage() {
  const { data, problem, reload } = useLoad('packs', listPacks);
  return (
    <Page title="Rollout" note={data?.items[0] && `epoch ${data.items[0].epoch}`}>
      {problem ? (
        <ProblemNotice problem={problem} onRetry={reload} />
      ) : !data ? (
        <Loading what="Reading what judges" />
      ) : (
        <Packs packs={data.items} onChange={reload} />
      )}
    </Page>
  );
}

function Packs({ packs, onChange }: { packs: Judging[]; onChange: () => void }) {
  const query = useQuery();
  const tenant = useTenant();
  const asked = query.get('pack');
  const chosen = packs.find(({ pack }) => pack === asked) ?? (asked === null ? packs[0] : undefined);
  const line = tenant ? lineOf(query.get('line'), chosen) : 'base';

  return (
    <>
      <PackTable packs={packs} shown={chosen?.pack} />
      {chosen ? (
        <LineView key={`${chosen.pack} ${line}`} judging={chosen} line={line} onChange={onChange} />
      ) : (
        <EmptyState title={asked === null ? 'No pack is live.' : `There is no pack '${asked}'.`} />
      )}
    </>
  );
}

/** The line the address asks for; else the one that judges. */
const lineOf = (asked: string | null, judging: Judging | undefined): LineName =>
  asked === 'base' || asked === 'own' ? asked : (judging?.line ?? 'base');
