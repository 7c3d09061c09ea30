import { Button, Group, NativeSelect, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { besides, faultAt } from '../parts/faults';
import { ProblemNotice } from '../parts/ProblemNotice';
import { useTask } from '../parts/useTask';
import type { PlanName, Subscription } from '../types';
import { choosePlan, PLANS } from './calls';
import classes from './Settings.module.css';

interface Props {
  tenantId: string;
  current: Subscription;
  all: boolean;
  onChosen: () => void;
}

const GIVEN: PlanName[] = ['enterprise', 'unlimited'];

/** Chooses another plan; those that an operator gives are offered to operators, and to whom has them. */
export function PlanChoice({ tenantId, current, all, onChosen }: Props) {
  const [plan, setPlan] = useState(current.plan);
  const [requests, setRequests] = useState<number | string>(
    current.plan === 'enterprise' ? (current.requests_a_minute ?? '') : '',
  );
  const rank = (name: PlanName) => PLANS.indexOf(name);
  const offered = PLANS.filter((name) => all || !GIVEN.includes(name) || rank(name) <= rank(current.plan));
  const grants = all && plan === 'enterprise';
  const { submit, busy, problem } = useTask(async () => {
    await choosePlan(tenantId, { plan, ...(grants && requests !== '' && { requests_a_minute: Number(requests) }) });
    onChosen();
  });
  const rest = besides(problem, (pointer) => pointer === '/requests_a_minute');

  return (
    <form aria-label="Plan" className="no-print" onSubmit={submit}>
      <p className={classes.says}>A higher plan holds at once, a lower one from the next month on.</p>
      <Group gap="sm" align="flex-start" my="sm">
        <NativeSelect
          size="xs"
          label="Plan"
          data={offered}
          value={plan}
          onChange={(event) => setPlan(event.currentTarget.value as PlanName)}
          w={140}
        />
        {grants && (
          <NumberInput
            size="xs"
            label="Requests a minute, any if empty"
            value={requests}
            onChange={setRequests}
            min={1}
            max={1_000_000}
            allowDecimal={false}
            w={240}
            error={faultAt(problem, '/requests_a_minute')}
          />
        )}
        <Button type="submit" variant="default" size="xs" mt={25} loading={busy}>
          Choose
        </Button>
      </Group>
      {rest && <ProblemNotice problem={rest} />}
    </form>
  );
}
