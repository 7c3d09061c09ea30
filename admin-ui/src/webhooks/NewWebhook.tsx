import { Button, Checkbox, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { faultAt } from '../parts/faults';
import { ProblemNotice } from '../parts/ProblemNotice';
import { Section } from '../parts/Section';
import { useTask } from '../parts/useTask';
import type { EventType, IssuedWebhook } from '../types';
import { createWebhook, EVENTS } from './calls';

interface Props {
  onCreated: (issued: IssuedWebhook) => void;
}

/** Says where events are wanted, and which. */
export function NewWebhook({ onCreated }: Props) {
  const [url, setUrl] = useState('');
  const [name, setName] = useState('');
  const [types, setTypes] = useState<string[]>([]);
  const { submit, busy, problem } = useTask(async () => {
    onCreated(await createWebhook({ url: url.trim(), name: name.trim(), types: types as EventType[] }));
    setUrl('');
    setName('');
    setTypes([]);
  });
  const fault = faultAt(problem, '/url');

  return (
    <Section title="New webhook">
      <form onSubmit={submit}>
        <Group align="flex-start" gap="md" mb="sm">
          <TextInput
            label="Address"
            placeholder="https://crm.example.com/hooks/assay"
            required
            value={url}
            onChange={(event) => setUrl(event.currentTarget.value)}
            error={fault}
            w={380}
          />
          <TextInput
            label="Name"
            placeholder="CRM"
            maxLength={100}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            w={180}
          />
        </Group>
        <Checkbox.Group
          label="Events"
          description="None chosen means all, also those that come with later releases."
          value={types}
          onChange={setTypes}
        >
          {Object.entries(EVENTS).map(([type, says]) => (
            <Checkbox key={type} value={type} label={`${type}: ${says}`} size="xs" mt={6} />
          ))}
        </Checkbox.Group>
        {problem && !fault && <ProblemNotice problem={problem} />}
        <Button type="submit" size="xs" mt="md" loading={busy} disabled={url.trim() === ''}>
          Create
        </Button>
      </form>
    </Section>
  );
}
