import { Button } from '@mantine/core';
import { type Column, DataTable } from '../parts/DataTable';
import { ProblemNotice } from '../parts/ProblemNotice';
import { Section } from '../parts/Section';
import { Time } from '../parts/Time';
import { useTask } from '../parts/useTask';
import { useRole } from '../session';
import type { Rollout } from '../types';
import { unschedule } from './calls';

type Step = Rollout['scheduled'][number];

interface Props {
  pack: string;
  steps: Step[];
  onDone: () => void;
}

/** Steps to come, the next one first. */
export function Planned({ pack, steps, onDone }: Props) {
  if (steps.length === 0) return null;
  const columns: Column<Step>[] = [
    { title: 'At (UTC)', width: '160px', cell: ({ at }) => <Time at={at} /> },
    {
      title: 'Step',
      width: '22%',
      cell: ({ version, stage, percent }) => `${version} ${stage}${stage === 'canary' ? `, ${percent}%` : ''}`,
    },
    { title: 'By', width: '16%', cell: ({ by }) => by },
    { title: 'Why', cell: ({ reason }) => reason },
    { title: 'Schedule', width: '110px', cell: (step) => <TakeOff pack={pack} step={step} onDone={onDone} /> },
  ];
  return (
    <Section title="To come">
      <DataTable
        caption="Steps to come"
        columns={columns}
        rows={steps}
        keyOf={({ step_id }) => step_id}
        testId="scheduled"
      />
    </Section>
  );
}

function TakeOff({ pack, step, onDone }: { pack: string; step: Step; onDone: () => void }) {
  const may = useRole('operator', 'approver');
  const { run, busy, problem } = useTask(async () => {
    await unschedule(pack, step.step_id);
    onDone();
  });
  if (!may) return null;
  return (
    <>
      <Button
        variant="default"
        size="compact-xs"
        onClick={run}
        loading={busy}
        aria-label={`Take ${step.version} ${step.stage} off the schedule`}
      >
        Take off
      </Button>
      {problem && <ProblemNotice problem={problem} />}
    </>
  );
}
