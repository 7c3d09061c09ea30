import { Loading } from '../parts/Loading';
import { Page } from '../parts/Page';
import { ProblemNotice } from '../parts/ProblemNotice';
import { useLoad } from '../parts/useLoad';
import type { Parameters } from '../shell/pages';
import { listVersions } from './calls';
import { VersionTable } from './VersionTable';

const trail = [{ href: '/packs', label: 'Packs' }];

/** One pack: its versions and all that was done with them. */
export default function PackPage({ params: { pack = '' } }: { params: Parameters }) {
  const { data, problem, reload } = useLoad(pack, () => listVersions(pack));

  return (
    <Page title={pack} trail={trail}>
      {problem ? (
        <ProblemNotice problem={problem} onRetry={reload} />
      ) : !data ? (
        <Loading what="Reading the versions" />
      ) : (
        <VersionTable versions={data.items} />
      )}
    </Page>
  );
}
