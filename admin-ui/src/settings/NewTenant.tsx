import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { besides, faultAt } from '../parts/faults';
import { ProblemNotice } from '../parts/ProblemNotice';
import { Section } from '../parts/Section';
import { useTask } from '../parts/useTask';
import type { PlanName } from '../types';
import { createTenant, PLANS } from './calls';
import { PATH } from './TenantsPage';

/** Creates a tenant, and leads on to its first key. */
export function NewTenant() {
  const [, navigate] = useLocation();
  const [name, setName] = useState('');
  const [plan, setPlan] = useState<PlanName>('growth');
  const { submit, busy, problem } = useTask(async () => {
    const { tenant_id } = await createTenant(name.trim(), plan);
    navigate(`${PATH}/${tenant_id}`);
  });
  const rest = besides(problem, (pointer) => pointer === '/name');

  return (
    <Section title="New tenant">
      <form onSubmit={submit}>
        <Group gap="sm" align="flex-start" my="sm">
          <TextInput
            size="xs"
            label="Name"
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={faultAt(problem, '/name')}
            autoComplete="off"
            w={300}
          />
          <NativeSelect
            size="xs"
            label="Plan"
            data={PLANS}
            value={plan}
            onChange={(event) => setPlan(event.currentTarget.value as PlanName)}
            w={140}
          />
          <Button type="submit" size="xs" mt={25} loading={busy} disabled={name.trim() === ''}>
            Create
          </Button>
        </Group>
        {rest && <ProblemNotice problem={rest} />}
      </form>
    </Section>
  );
}
