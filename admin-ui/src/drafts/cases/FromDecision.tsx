import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { ProblemNotice } from '../../parts/ProblemNotice';
import { useTask } from '../../parts/useTask';
import { addCase } from '../calls';
import { useDeskOfPage } from '../desk';
import { fileAddress } from '../views';

/** Makes a case of a recorded decision: the same observations in made-up words, so that nothing of the person stays. */
export function FromDecision() {
  const { draft, mayEdit, refresh } = useDeskOfPage();
  const [opened, setOpened] = useState(false);
  const [id, setId] = useState('');
  const [, navigate] = useLocation();
  const { submit, busy, problem } = useTask(async () => {
    const { path } = await addCase(draft, id.trim());
    setOpened(false);
    setId('');
    refresh();
    navigate(fileAddress(draft.draft_id, path));
  });
  // A base line belongs to no tenant, and so has no decisions.
  if (!mayEdit || draft.line === 'base') return null;
  if (!opened) {
    return (
      <Button size="compact-xs" variant="default" my={6} onClick={() => setOpened(true)}>
        Case of a decision
      </Button>
    );
  }

  return (
    <form onSubmit={submit}>
      {problem && <ProblemNotice problem={problem} />}
      <TextInput
        size="xs"
        my={6}
        label="Decision"
        description="Its words are made up anew; nothing of the person stays."
        placeholder="019a9c5e-…"
        value={id}
        autoFocus
        autoComplete="off"
        onChange={(event) => setId(event.currentTarget.value)}
      />
      <Button size="compact-xs" type="submit" mb={6} loading={busy} disabled={id.trim() === ''}>
        Make the case
      </Button>{' '}
      <Button size="compact-xs" variant="default" mb={6} onClick={() => setOpened(false)}>
        Cancel
      </Button>
    </form>
  );
}
