import { packAddress, type Parameters } from '../parts/address';
import ledger from '../parts/Ledger.module.css';
import { Loading } from '../parts/Loading';
import { Page } from '../parts/Page';
import { ProblemNotice } from '../parts/ProblemNotice';
import { useLoad } from '../parts/useLoad';
import { readVersion } from './calls';
import { Comparison } from './Comparison';
import { useAskedLine } from './line';
import { Signature } from './Signature';
import { VersionActions } from './VersionActions';
import { VersionReceipt } from './VersionReceipt';

/** One version: what it is, who stands for it, what it changed. */
export default function VersionPage({ params: { pack = '', version = '' } }: { params: Parameters }) {
  const line = useAskedLine();
  const { data, problem, reload } = useLoad(`${pack}@${version} ${line}`, () => readVersion(pack, version, line));
  const trail = [
    { href: '/packs', label: 'Packs' },
    { href: packAddress(pack, line), label: pack },
  ];

  return (
    <Page title={`${pack} ${version}`} trail={trail} note={data && `${data.line} line · ${data.state}`}>
      {problem ? (
        <ProblemNotice problem={problem} onRetry={reload} />
      ) : !data ? (
        <Loading what="Reading the version" />
      ) : (
        <>
          {data.note && <p className={ledger.says}>{data.note}</p>}
          <VersionActions version={data} />
          <VersionReceipt version={data} />
          <Comparison key={`${pack}@${version}`} version={data} />
          <Signature version={data} />
        </>
      )}
    </Page>
  );
}
