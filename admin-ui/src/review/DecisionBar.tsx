import { Button, Checkbox, Group, Textarea } from '@mantine/core';
import { useState } from 'react';
import { rolloutAddress } from '../parts/address';
import { percent, shorten } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import { ProblemNotice } from '../parts/ProblemNotice';
import { TextLink } from '../parts/TextLink';
import { useTask } from '../parts/useTask';
import { useRole } from '../session';
import type { DraftDetail, GateReport } from '../types';
import { approveDraft, publishDraft, rejectDraft } from './calls';
import classes from './DecisionBar.module.css';

interface Props {
  draft: DraftDetail;
  gate: GateReport;
  onDone: () => void;
}

/** What can be done with the submission, always in sight; it says what it is about by the hash. */
export function DecisionBar({ draft, gate, onDone }: Props) {
  const { state, submission } = draft;
  if (!submission) return null;
  return (
    <section className={`${classes.bar} no-print`} aria-label="Decision">
      {state === 'in_review' && <Approval draft={draft} gate={gate} onDone={onDone} />}
      {state === 'approved' && <Publication draft={draft} onDone={onDone} />}
      {state === 'published' && (
        <p className={classes.says} role="status">
          Published as {submission.version}. Nobody is judged by it until it is{' '}
          <TextLink href={rolloutAddress(draft.pack, draft.line)} underlined>
            rolled out
          </TextLink>
          .
        </p>
      )}
    </section>
  );
}

function Approval({ draft, gate, onDone }: Props) {
  const mayApprove = useRole('approver', 'operator');
  const hash = draft.submission?.pack_hash ?? '';
  const over = gate.drift !== null && gate.drift.share > gate.drift.budget;
  const [accepted, setAccepted] = useState(false);
  const [sendingBack, setSendingBack] = useState(false);
  const approval = useTask(async () => {
    await approveDraft(draft, hash, accepted);
    onDone();
  });

  if (!mayApprove) {
    return <p className={classes.says}>Waits for approval by somebody with the role approver who did not write it.</p>;
  }
  if (sendingBack) return <SendBack draft={draft} onDone={onDone} onCancel={() => setSendingBack(false)} />;
  return (
    <>
      <Group gap="md">
        <span className={classes.about}>
          {draft.pack} {draft.submission?.version}{' '}
          <span className={ledger.code} title={hash}>
            {shorten(hash)}
          </span>
        </span>
        {over && gate.drift && (
          <Checkbox
            size="xs"
            label={`I accept that ${percent(gate.drift.share)} of the leads change their band; ${percent(gate.drift.budget)} may`}
            checked={accepted}
            onChange={(event) => setAccepted(event.currentTarget.checked)}
          />
        )}
        <Group gap="sm" ml="auto">
          <Button variant="default" size="xs" onClick={() => setSendingBack(true)}>
            Send back…
          </Button>
          <Button size="xs" onClick={approval.run} loading={approval.busy} disabled={over && !accepted}>
            Approve
          </Button>
        </Group>
      </Group>
      {approval.problem && <ProblemNotice problem={approval.problem} />}
      {approval.problem?.status === 409 && (
        <Button variant="default" size="compact-xs" mt="xs" onClick={onDone}>
          Show what is in review now
        </Button>
      )}
    </>
  );
}

function SendBack({ draft, onDone, onCancel }: Omit<Props, 'gate'> & { onCancel: () => void }) {
  const [comment, setComment] = useState('');
  const { submit, busy, problem } = useTask(async () => {
    await rejectDraft(draft, comment.trim());
    onDone();
  });
  return (
    <form onSubmit={submit}>
      <Textarea
        size="xs"
        label="What is to be done"
        value={comment}
        onChange={(event) => setComment(event.currentTarget.value)}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={2000}
        autoFocus
        required
        withAsterisk={false}
      />
      <Group gap="sm" mt="sm" justify="flex-end">
        <Button variant="default" size="xs" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" size="xs" loading={busy} disabled={comment.trim() === ''}>
          Send back
        </Button>
      </Group>
      {problem && <ProblemNotice problem={problem} />}
    </form>
  );
}

function Publication({ draft, onDone }: Omit<Props, 'gate'>) {
  const mayPublish = useRole('analyst', 'approver', 'operator');
  const { run, busy, problem } = useTask(async () => {
    await publishDraft(draft);
    onDone();
  });
  const approval = draft.submission?.approval;
  return (
    <>
      <Group gap="md">
        <p className={classes.says}>
          Approved by {approval?.by}
          {approval?.drift_accepted && ', drift accepted'}. Publishing signs it; nobody is judged by it yet.
        </p>
        {mayPublish && (
          <Button size="xs" ml="auto" onClick={run} loading={busy}>
            Publish
          </Button>
        )}
      </Group>
      {problem && <ProblemNotice problem={problem} />}
    </>
  );
}
