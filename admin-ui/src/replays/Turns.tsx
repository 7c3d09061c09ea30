import { Button, Group } from '@mantine/core';
import { ProblemNotice } from '../parts/ProblemNotice';
import { useTask } from '../parts/useTask';
import type { ReplayJob } from '../types';
import { type Turn, turnReplay } from './calls';

interface Props {
  job: ReplayJob;
  onTurned: () => void;
}

/** What can be done to a replay that has not ended. */
export function Turns({ job, onTurned }: Props) {
  return (
    <Group gap="sm" my="md" className="no-print">
      {job.state === 'paused' ? (
        <Do turn="resume" label="Resume" job={job} onTurned={onTurned} />
      ) : (
        <Do turn="pause" label="Pause" job={job} onTurned={onTurned} />
      )}
      <Do turn="cancel" label="Cancel" job={job} onTurned={onTurned} />
    </Group>
  );
}

function Do({ turn, label, job, onTurned }: Props & { turn: Turn; label: string }) {
  const { run, busy, problem } = useTask(async () => {
    await turnReplay(job.job_id, turn);
    onTurned();
  });
  return (
    <>
      <Button size="xs" variant="default" onClick={run} loading={busy} disabled={job.state === 'cancelling'}>
        {label}
      </Button>
      {problem && <ProblemNotice problem={problem} />}
    </>
  );
}
