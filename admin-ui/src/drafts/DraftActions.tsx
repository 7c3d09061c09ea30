import { Button } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { impactAddress, reviewAddress } from '../parts/address';
import { counted } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import { ProblemNotice } from '../parts/ProblemNotice';
import { saveBlob } from '../parts/save';
import { TextLink } from '../parts/TextLink';
import { TypedConfirmation } from '../parts/TypedConfirmation';
import { useTask } from '../parts/useTask';
import { deleteDraft, exportDraft } from './calls';
import { useDeskOfPage } from './desk';
import classes from './DraftActions.module.css';
import { isUnsaved } from './sheets';

/** What can be done with the whole draft, and how it stands. */
export function DraftActions() {
  const { draft, sheets, check, test, mayEdit } = useDeskOfPage();
  const [deleting, setDeleting] = useState(false);
  const unsaved = Object.values(sheets).filter(isUnsaved).length;
  const exporting = useTask(async () => saveBlob(`${draft.pack}-${draft.draft_id}.zip`, await exportDraft(draft)));

  return (
    <>
      <div className={`${classes.bar} no-print`}>
        <Button size="compact-sm" variant="default" onClick={() => void check.run()} loading={check.busy}>
          Check
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => void test.run()} loading={test.busy}>
          Run cases
        </Button>
        <Button size="compact-sm" variant="default" onClick={exporting.run} loading={exporting.busy}>
          Export
        </Button>
        {mayEdit && (
          <Button size="compact-sm" variant="default" onClick={() => setDeleting(true)}>
            Delete
          </Button>
        )}
        <span className={classes.links}>
          <TextLink href={impactAddress(draft.draft_id)}>Impact</TextLink>
          <TextLink href={reviewAddress(draft.draft_id)}>Review</TextLink>
        </span>
        <p role="status" className={classes.status} data-testid="status">
          <Standing />
          {unsaved > 0 && <span className={classes.unsaved}>{counted(unsaved, 'unsaved file')}</span>}
        </p>
      </div>
      {(draft.state === 'in_review' || draft.state === 'approved') && mayEdit && (
        <p className={`${ledger.muted} ${classes.note}`}>
          It is {draft.state === 'approved' ? 'approved' : 'in review'} as it stands: saving an edit takes that back.
        </p>
      )}
      {exporting.problem && <ProblemNotice problem={exporting.problem} />}
      {check.problem && <ProblemNotice problem={check.problem} onRetry={() => void check.run()} />}
      {test.problem && <ProblemNotice problem={test.problem} onRetry={() => void test.run()} />}
      {deleting && <Deletion onClose={() => setDeleting(false)} />}
    </>
  );
}

/** What the last check and the last run of the cases found, in one line. */
function Standing() {
  const { check, found, test } = useDeskOfPage();
  const errors = found?.problems.filter(({ severity }) => severity === 'error').length ?? 0;
  const warnings = (found?.problems.length ?? 0) - errors;
  return (
    <>
      {check.busy ? (
        <span>Checking…</span>
      ) : found ? (
        <span className={errors > 0 ? ledger.risk : undefined}>
          {errors > 0 ? counted(errors, 'problem') : 'No problems'}
          {warnings > 0 && `, ${counted(warnings, 'warning')}`}
        </span>
      ) : null}
      {test.busy ? (
        <span>Running the cases…</span>
      ) : test.answer && errors === 0 ? (
        <span className={test.answer.failed > 0 ? ledger.risk : undefined}>
          {counted(test.answer.passed, 'case')} passed, {test.answer.failed} failed
        </span>
      ) : null}
    </>
  );
}

function Deletion({ onClose }: { onClose: () => void }) {
  const { draft } = useDeskOfPage();
  const [, navigate] = useLocation();
  const { run, busy, problem } = useTask(async () => {
    await deleteDraft(draft);
    navigate('/drafts');
  });
  return (
    <TypedConfirmation
      title="Delete this draft"
      expected={draft.pack}
      action="Delete"
      busy={busy}
      onConfirm={run}
      onClose={onClose}
    >
      <p>Its files, and what was done to them, are gone for good. Published versions stay as they are.</p>
      {problem && <ProblemNotice problem={problem} />}
    </TypedConfirmation>
  );
}
