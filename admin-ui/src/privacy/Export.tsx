import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { exportLead } from '../api';
import { EmptyState } from '../parts/EmptyState';
import ledger from '../parts/Ledger.module.css';
import { ProblemNotice } from '../parts/ProblemNotice';
import { save } from '../parts/save';
import { Section } from '../parts/Section';
import { useTask } from '../parts/useTask';

/** Hands out all that is held of a lead, for whoever asks what is known of them. */
export function Export() {
  const [leadId, setLeadId] = useState('');
  const { submit, busy, problem } = useTask(async () =>
    save('lead.json', await exportLead(leadId.trim()), 'application/json'),
  );
  return (
    <Section title="What is held">
      <p className={ledger.says}>
        Everything that is kept of a lead as one JSON file: what was sent, what was decided on it and why.
      </p>
      <form onSubmit={submit}>
        <Group gap="sm" align="flex-end" my="sm">
          <TextInput
            size="xs"
            label="Lead"
            value={leadId}
            onChange={(event) => setLeadId(event.currentTarget.value)}
            autoComplete="off"
            spellCheck={false}
            w={300}
          />
          <Button type="submit" variant="default" size="xs" loading={busy} disabled={leadId.trim() === ''}>
            Hand out
          </Button>
        </Group>
      </form>
      {problem?.status === 404 ? (
        <EmptyState title="Nothing is held of a lead with this id." />
      ) : (
        problem && <ProblemNotice problem={problem} />
      )}
    </Section>
  );
}
