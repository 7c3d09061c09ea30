import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { reviewAddress } from '../parts/address';
import { ProblemNotice } from '../parts/ProblemNotice';
import { Section } from '../parts/Section';
import { TextLink } from '../parts/TextLink';
import { useTask } from '../parts/useTask';
import { useRole } from '../session';
import type { DraftDetail } from '../types';
import { submitDraft } from './calls';
import classes from './SubmitForm.module.css';

interface Props {
  draft: DraftDetail;
  onSubmitted: () => void;
}

/** Hands the draft in: under which version, and what is new in it. */
export function SubmitForm({ draft, onSubmitted }: Props) {
  const mayEdit = useRole('analyst', 'operator');
  const [version, setVersion] = useState(nextOf(draft.from));
  const [note, setNote] = useState('');
  const { submit, busy, problem } = useTask(async () => {
    await submitDraft(draft, version.trim(), note.trim());
    onSubmitted();
  });

  if (!mayEdit) return <p className={classes.closed}>Submitting needs a key with the role analyst.</p>;
  return (
    <Section title="Submit for review">
      <form className={classes.form} onSubmit={submit}>
        <TextInput
          size="xs"
          label="Version"
          description="Such as 1.1.0, and new"
          value={version}
          onChange={(event) => setVersion(event.currentTarget.value)}
          autoComplete="off"
          required
          withAsterisk={false}
        />
        <Textarea
          size="xs"
          label="What is new"
          description="Whoever approves reads it, and later everybody who asks why."
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          autosize
          minRows={1}
          maxRows={6}
          maxLength={2000}
          required
          withAsterisk={false}
        />
        <Button type="submit" size="xs" loading={busy}>
          Submit
        </Button>
      </form>
      {problem && (
        <>
          <ProblemNotice problem={problem} />
          {problem.status === 409 && (
            <p className={classes.closed}>
              <TextLink href={reviewAddress(draft.draft_id)} underlined>
                What the gate found last
              </TextLink>
            </p>
          )}
        </>
      )}
      <p className={classes.closed}>
        The gate runs first, for some seconds: the text compiles, every case holds, every rule fires in one, and no lead
        costs much more than before.
      </p>
    </Section>
  );
}

/** The next small step from the version the draft began as. */
function nextOf(from: string | null): string {
  const [major, minor] = (from ?? '').split('.').map(Number);
  return Number.isInteger(major) && Number.isInteger(minor) ? `${major}.${minor! + 1}.0` : '1.0.0';
}
