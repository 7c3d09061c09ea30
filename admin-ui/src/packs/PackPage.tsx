import { packAddress, rolloutAddress, type Parameters } from '../parts/address';
import { EmptyState } from '../parts/EmptyState';
import { Loading } from '../parts/Loading';
import { Page } from '../parts/Page';
import { ProblemNotice } from '../parts/ProblemNotice';
import { Section } from '../parts/Section';
import { TextLink } from '../parts/TextLink';
import { useLoad } from '../parts/useLoad';
import { useTenant } from '../session';
import type { Rollout } from '../types';
import { listVersions, readRollout } from './calls';
import { Lanes } from './Lanes';
import { useAskedLine } from './line';
import { StageOf } from './StageOf';
import { Timeline } from './Timeline';
import { VersionTable } from './VersionTable';

const trail = [{ href: '/packs', label: 'Packs' }];

/** One pack: its versions, and all that was done with them. */
export default function PackPage({ params: { pack = '' } }: { params: Parameters }) {
  const line = useAskedLine();
  const versions = useLoad(`versions ${pack} ${line}`, () => listVersions(pack, line));
  const rollout = useLoad(`rollout ${pack} ${line}`, () => readRollout(pack, line));
  const problem = versions.problem ?? rollout.problem;

  function reload() {
    versions.reload();
    rollout.reload();
  }

  return (
    <Page title={pack} trail={trail} note={rollout.data && <Standing rollout={rollout.data} />}>
      {problem ? (
        <ProblemNotice problem={problem} onRetry={reload} />
      ) : !versions.data || !rollout.data ? (
        <Loading what="Reading the versions" />
      ) : versions.data.items.length === 0 ? (
        <EmptyState title="This line has no versions.">
          <p>It begins with one when an approver chooses it for the tenant.</p>
        </EmptyState>
      ) : (
        <>
          <Lanes steps={rollout.data.timeline} />
          <Section title="Versions">
            <VersionTable versions={versions.data.items} />
          </Section>
          <Section title="Timeline">
            <Timeline versions={versions.data.items} rollout={rollout.data} />
          </Section>
        </>
      )}
    </Page>
  );
}

function Standing({ rollout: { pack, line, live, trial, frozen } }: { rollout: Rollout }) {
  const other = line === 'base' ? 'own' : 'base';
  const tenant = useTenant();
  return (
    <>
      {line} line · live {live ?? 'none'} · on trial <StageOf trial={trial} />
      {frozen && ' · frozen'} ·{' '}
      <TextLink href={rolloutAddress(pack, line)} underlined>
        Rollout
      </TextLink>
      {tenant && (
        <>
          {' · '}
          <TextLink href={packAddress(pack, other)} underlined>
            {other} line
          </TextLink>
        </>
      )}
    </>
  );
}
