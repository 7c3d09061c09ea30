import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Loading } from '../parts/Loading';
import { ProblemNotice } from '../parts/ProblemNotice';
import { Section } from '../parts/Section';
import { useLoad } from '../parts/useLoad';
import { useTask } from '../parts/useTask';
import { readFourEyes, requireFourEyes } from './calls';
import classes from './Settings.module.css';

/** Whether what changes scores needs a second person, and the way to change that, with a reason for the trail. */
export function FourEyesSwitch({ mayChange }: { mayChange: boolean }) {
  const [reason, setReason] = useState('');
  const { data, problem, reload } = useLoad('four eyes', readFourEyes);
  const task = useTask(async () => {
    await requireFourEyes(!data?.required, reason.trim());
    setReason('');
    reload();
  });

  return (
    <Section title="Four eyes">
      {problem ? (
        <ProblemNotice problem={problem} onRetry={reload} />
      ) : !data ? (
        <Loading what="Asking" />
      ) : (
        <>
          <p className={classes.says} data-testid="four-eyes">
            {data.required
              ? 'Required: whoever changes what judges needs a second person who approves it.'
              : 'Not required: one person may change what judges alone. It stands in the audit trail all the same.'}
          </p>
          {mayChange && (
            <form onSubmit={task.submit}>
              <Group gap="sm" align="flex-end">
                <TextInput
                  size="xs"
                  label="Reason"
                  placeholder="for the audit trail"
                  maxLength={2000}
                  value={reason}
                  onChange={(event) => setReason(event.currentTarget.value)}
                  autoComplete="off"
                  w={300}
                />
                <Button type="submit" variant="default" size="xs" loading={task.busy}>
                  {data.required ? 'Do without' : 'Require'}
                </Button>
              </Group>
            </form>
          )}
          {task.problem && <ProblemNotice problem={task.problem} />}
        </>
      )}
    </Section>
  );
}
