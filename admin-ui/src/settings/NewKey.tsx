import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { besides, faultAt } from '../parts/faults';
import { ProblemNotice } from '../parts/ProblemNotice';
import { Section } from '../parts/Section';
import { useTask } from '../parts/useTask';
import type { IssuedKey, TenantRole } from '../types';
import { createKey, ROLES } from './calls';

/** Makes a key with a name and roles. */
export function NewKey({ tenantId, onIssued }: { tenantId: string; onIssued: (issued: IssuedKey) => void }) {
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<string[]>([]);
  const { submit, busy, problem } = useTask(async () => {
    onIssued(await createKey(tenantId, name.trim(), roles as TenantRole[]));
    setName('');
    setRoles([]);
  });
  const rest = besides(problem, (pointer) => pointer === '/name');

  return (
    <Section title="New key">
      <form onSubmit={submit}>
        <TextInput
          size="xs"
          label="Name"
          placeholder="who or what calls with it"
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={faultAt(problem, '/name')}
          autoComplete="off"
          w={300}
          my="sm"
        />
        <Checkbox.Group label="Roles" size="xs" value={roles} onChange={setRoles}>
          {Object.entries(ROLES).map(([role, may]) => (
            <Checkbox key={role} value={role} label={`${role}: ${may}`} size="xs" mt={6} />
          ))}
        </Checkbox.Group>
        {rest && <ProblemNotice problem={rest} />}
        <Button type="submit" size="xs" mt="md" loading={busy} disabled={name.trim() === '' || roles.length === 0}>
          Make key
        </Button>
      </form>
    </Section>
  );
}
