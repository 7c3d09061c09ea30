import { Button, Group, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { ProblemNotice } from '../parts/ProblemNotice';
import { Section } from '../parts/Section';
import { useTask } from '../parts/useTask';
import type { LogMode, Tenant } from '../types';
import { LOG_MODES, setLog } from './calls';
import classes from './Settings.module.css';

/** What is kept of a tenant's decisions. */
export function LogChoice({ tenant, mayChange }: { tenant: Tenant; mayChange: boolean }) {
  const [kept, setKept] = useState(tenant.log);
  const [chosen, setChosen] = useState(tenant.log);
  const { submit, busy, problem } = useTask(async () => {
    await setLog(tenant.tenant_id, chosen);
    setKept(chosen);
  });

  return (
    <Section title="What is kept of decisions">
      <p className={classes.says}>
        Holds for calls that do not say themselves. What is not recorded can neither be replayed nor proved.
      </p>
      {mayChange ? (
        <form onSubmit={submit}>
          <Group gap="sm" align="flex-end">
            <NativeSelect
              size="xs"
              label="Log"
              data={Object.entries(LOG_MODES).map(([value, label]) => ({ value, label }))}
              value={chosen}
              onChange={(event) => setChosen(event.currentTarget.value as LogMode)}
              w={300}
            />
            <Button type="submit" variant="default" size="xs" loading={busy} disabled={chosen === kept}>
              Keep
            </Button>
          </Group>
        </form>
      ) : (
        <p>{LOG_MODES[kept]}</p>
      )}
      {problem && <ProblemNotice problem={problem} />}
    </Section>
  );
}
