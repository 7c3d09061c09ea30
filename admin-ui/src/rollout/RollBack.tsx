import { Box, Button } from '@mantine/core';
import { useState } from 'react';
import { ProblemNotice } from '../parts/ProblemNotice';
import { TypedConfirmation } from '../parts/TypedConfirmation';
import { useTask } from '../parts/useTask';
import type { Rollout } from '../types';
import { rollBack } from './calls';
import { Why } from './Why';

interface Props {
  rollout: Rollout;
  onDone: () => void;
}

/** One step back: ends what is tried; where nothing is, the version before is live again. */
export function RollBack({ rollout: { pack, live, before, trial }, onDone }: Props) {
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const last = trial?.version ?? live ?? '';
  const { run, busy, problem } = useTask(async () => {
    await rollBack(pack, last, reason.trim());
    setAsking(false);
    onDone();
  });

  if (!trial && before.length === 0) return null;
  return (
    <>
      <Button variant="outline" color="red" size="xs" onClick={() => setAsking(true)}>
        {trial ? `End the ${trial.stage} of ${last}…` : `Roll back to ${before[0]}…`}
      </Button>
      {asking && (
        <TypedConfirmation
          title={trial ? `End the ${trial.stage} of ${last}` : `Roll back from ${last} to ${before[0]}`}
          expected={last}
          action={trial ? 'End it' : 'Roll back'}
          busy={busy}
          onConfirm={run}
          onClose={() => setAsking(false)}
        >
          <p>
            {trial
              ? `${live} judges every lead, as before the trial.`
              : `${before[0]} judges every lead of the line from now on.`}
          </p>
          <Box mb="sm">
            <Why value={reason} onChange={setReason} />
          </Box>
          {problem && <ProblemNotice problem={problem} />}
        </TypedConfirmation>
      )}
    </>
  );
}
