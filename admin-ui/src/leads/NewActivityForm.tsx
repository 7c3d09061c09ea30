import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { besides, faultAt } from '../parts/faults';
import { ProblemNotice } from '../parts/ProblemNotice';
import { instant, UtcInput } from '../parts/UtcInput';
import { useTask } from '../parts/useTask';
import type { NewActivity } from '../types';
import { ACTIVITIES, logActivity } from './calls';

interface Props {
  leadId: string;
  onLogged: () => void;
}

const kinds = Object.entries(ACTIVITIES).map(([value, label]) => ({ value, label }));

/** Tells what happened to a lead; the score takes it in at once. */
export function NewActivityForm({ leadId, onLogged }: Props) {
  const [type, setType] = useState<NewActivity['type']>('call');
  const [at, setAt] = useState('');
  const [note, setNote] = useState('');
  const { submit, busy, problem } = useTask(async () => {
    await logActivity(leadId, {
      type,
      ...(at && { at: instant(at) }),
      ...(note.trim() && { details: { note: note.trim() } }),
    });
    setAt('');
    setNote('');
    onLogged();
  });
  const rest = besides(problem, (pointer) => pointer === '/at');

  return (
    <form aria-label="New activity" className="no-print" onSubmit={submit}>
      <Group gap="sm" align="end" my="sm">
        <NativeSelect
          size="xs"
          label="What happened"
          data={kinds}
          value={type}
          onChange={(event) => setType(event.currentTarget.value as NewActivity['type'])}
        />
        <UtcInput label="When (UTC), now if empty" value={at} onChange={setAt} error={faultAt(problem, '/at')} />
        <TextInput
          size="xs"
          label="Note"
          value={note}
          maxLength={500}
          autoComplete="off"
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" size="xs" loading={busy}>
          Log activity
        </Button>
      </Group>
      {rest && <ProblemNotice problem={rest} />}
    </form>
  );
}
