import { Button } from '@mantine/core';
import { useState } from 'react';
import { ProblemNotice } from '../parts/ProblemNotice';
import { useTask } from '../parts/useTask';
import type { Rollout } from '../types';
import { freeze } from './calls';
import classes from './Rollout.module.css';
import { Why } from './Why';

interface Props {
  rollout: Rollout;
  onDone: () => void;
}

/** Stops all rollouts of the line, or lets them go on, once somebody said why. */
export function Freeze({ rollout: { pack, frozen }, onDone }: Props) {
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const action = frozen ? 'Let rollouts go on' : 'Freeze rollouts';
  const { submit, busy, problem } = useTask(async () => {
    await freeze(pack, !frozen, reason.trim());
    setAsking(false);
    setReason('');
    onDone();
  });

  if (!asking) {
    return (
      <Button variant="default" size="xs" onClick={() => setAsking(true)}>
        {action}…
      </Button>
    );
  }

  return (
    <form className={classes.freeze} aria-label={action} onSubmit={submit}>
      <Why value={reason} onChange={setReason} autoFocus />
      <Button type="submit" size="xs" loading={busy}>
        {action}
      </Button>
      <Button variant="default" size="xs" onClick={() => setAsking(false)}>
        Cancel
      </Button>
      {problem && <ProblemNotice problem={problem} />}
    </form>
  );
}
