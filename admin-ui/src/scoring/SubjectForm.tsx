import { Button, Checkbox, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { faultAt, faultUnder } from '../parts/faults';
import ledger from '../parts/Ledger.module.css';
import { ProblemNotice } from '../parts/ProblemNotice';
import { useTask } from '../parts/useTask';
import { useRole } from '../session';
import type { KeptTuning } from '../types';
import classes from './Scoring.module.css';
import type { Subject } from './subject';

interface Props<Content, Body, Draft> {
  subject: Subject<Content, Body, Draft>;
  inForce: Content;
  original: Content;
  onKept: (kept: KeptTuning) => void;
}

/** Edits what is in force into a new version; faults stand at the fields they are about, and together below. */
export function SubjectForm<Content, Body, Draft>({ subject, inForce, original, onKept }: Props<Content, Body, Draft>) {
  const { shelf, begin, body, keepers, Fields } = subject;
  const mayKeep = useRole(...keepers);
  const [draft, setDraft] = useState(() => begin(inForce, original));
  const [reason, setReason] = useState('');
  const [activate, setActivate] = useState(false);
  const { submit, busy, problem } = useTask(async () =>
    onKept(await shelf.keep(body(draft), { reason: reason.trim(), activate })),
  );

  return (
    <form aria-label="A new version" onSubmit={submit}>
      <fieldset className={classes.fields} disabled={!mayKeep}>
        <Fields
          draft={draft}
          original={original}
          onChange={setDraft}
          faultUnder={(pointer) => faultUnder(problem, pointer)}
        />
      </fieldset>
      {mayKeep ? (
        <Group gap="sm" align="flex-start" mt="md" className="no-print">
          <TextInput
            size="xs"
            aria-label="Why"
            placeholder="Why"
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={500}
            autoComplete="off"
            w={260}
            error={faultAt(problem, '/reason')}
          />
          <Checkbox
            size="xs"
            mt={7}
            label="put into force at once"
            checked={activate}
            onChange={(event) => setActivate(event.currentTarget.checked)}
          />
          <Button type="submit" size="xs" loading={busy}>
            Keep a new version
          </Button>
        </Group>
      ) : (
        <p className={ledger.says}>Changing this needs a key with the role {keepers.join(' or ')}.</p>
      )}
      {problem && <ProblemNotice problem={problem} />}
    </form>
  );
}
