import { SegmentedControl } from '@mantine/core';
import { useCallback } from 'react';
import { useLocation } from 'wouter';
import { listVersions, readRollout } from '../packs/calls';
import { rolloutAddress } from '../parts/address';
import { Details } from '../parts/Details';
import { EmptyState } from '../parts/EmptyState';
import { Loading } from '../parts/Loading';
import { ProblemNotice } from '../parts/ProblemNotice';
import { Section } from '../parts/Section';
import { useEvery } from '../parts/useEvery';
import { useLoad } from '../parts/useLoad';
import { useTenant } from '../session';
import type { Judging, LineName, PackVersion, Rollout } from '../types';
import { Aborted } from './Aborted';
import { Follow } from './Follow';
import { LineSteps } from './LineSteps';
import { Planned } from './Planned';
import { Timeline } from './Timeline';
import { Trial } from './Trial';
import { Versions } from './Versions';

/** How often a trial or a planned step is looked at again. */
const WATCH_MILLISECONDS = 2_000;

interface Props {
  judging: Judging;
  line: LineName;
  /** Called when what judges may be another. */
  onChange: () => void;
}

/** One line: what is live, what is tried, what can be done, what is to come and what was. */
export function LineView({ judging, line, onChange }: Props) {
  const { pack } = judging;
  const rollout = useLoad(`rollout of ${pack} ${line}`, () => readRollout(pack, line));
  const versions = useLoad(`versions of ${pack} ${line}`, () => listVersions(pack, line));
  const changed = useCallback(() => {
    rollout.reload();
    versions.reload();
    onChange();
  }, [rollout.reload, versions.reload, onChange]);
  const now = rollout.data;
  useEvery(WATCH_MILLISECONDS, now !== undefined && (now.trial !== null || now.scheduled.length > 0), rollout.reload);

  const problem = rollout.problem ?? versions.problem;
  return (
    <Section title={`The ${line} line of ${pack}`} actions={<LineSwitch pack={pack} line={line} />}>
      {problem && <ProblemNotice problem={problem} onRetry={changed} />}
      {now && versions.data ? (
        <Line judging={judging} rollout={now} versions={versions.data.items} onChange={changed} />
      ) : (
        !problem && <Loading what="Reading the rollout" />
      )}
    </Section>
  );
}

/** Tenants see two lines of a pack, operators the base line alone. */
function LineSwitch({ pack, line }: { pack: string; line: LineName }) {
  const [, navigate] = useLocation();
  if (!useTenant()) return null;
  return (
    <SegmentedControl
      size="xs"
      aria-label="Line"
      data={[
        { value: 'own', label: 'Own' },
        { value: 'base', label: 'Base' },
      ]}
      value={line}
      onChange={(next) => navigate(rolloutAddress(pack, next))}
    />
  );
}

interface LineProps {
  judging: Judging;
  rollout: Rollout;
  versions: PackVersion[];
  onChange: () => void;
}

function Line({ judging, rollout, versions, onChange }: LineProps) {
  const { pack, live, trial, before, frozen } = rollout;
  return (
    <>
      {live === null && versions.length === 0 ? (
        <EmptyState title="There is no version on this line yet.">
          <p>It begins with the first draft that is published.</p>
        </EmptyState>
      ) : (
        <Details
          of={{
            live: live ?? 'nothing yet',
            way_back: before.length === 0 ? 'none' : before.join(', '),
            rollouts: frozen ? 'frozen' : 'open',
          }}
          testId="line"
        />
      )}
      <Aborted rollout={rollout} />
      {trial && <Trial trial={trial} />}
      <LineSteps rollout={rollout} versions={versions} onDone={onChange} />
      <Planned pack={pack} steps={rollout.scheduled} onDone={onChange} />
      <Follow key={`${judging.line} ${judging.pin}`} judging={judging} onDone={onChange} />
      <Versions versions={versions} rollout={rollout} onDone={onChange} />
      <Timeline timeline={rollout.timeline} scheduled={rollout.scheduled} />
    </>
  );
}
