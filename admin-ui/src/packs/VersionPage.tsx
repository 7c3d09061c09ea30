import { packAddress } from '../parts/address';
import { Loading } from '../parts/Loading';
import { Page } from '../parts/Page';
import { ProblemNotice } from '../parts/ProblemNotice';
import { useLoad } from '../parts/useLoad';
import type { Parameters } from '../shell/pages';
import { readVersion } from './calls';
import { VersionReceipt } from './VersionReceipt';

/** One version: what it is, who stands for it, what it changed. */
export default function VersionPage({ params: { pack = '', version = '' } }: { params: Parameters }) {
  const { data, problem, reload } = useLoad(`${pack}@${version}`, () => readVersion(pack, version));
  const trail = [
    { href: '/packs', label: 'Packs' },
    { href: packAddress(pack), label: pack },
  ];

  return (
    <Page title={`${pack} ${version}`} trail={trail}>
      {problem ? (
        <ProblemNotice problem={problem} onRetry={reload} />
      ) : !data ? (
        <Loading what="Reading the version" />
      ) : (
        <VersionReceipt version={data} />
      )}
    </Page>
  );
}
