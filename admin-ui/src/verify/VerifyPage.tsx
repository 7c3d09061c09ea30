import { Button } from '@mantine/core';
import { listLogs, verifyLogs } from '../api';
import { EmptyState } from '../parts/EmptyState';
import ledger from '../parts/Ledger.module.css';
import { Loading } from '../parts/Loading';
import { Page } from '../parts/Page';
import { ProblemNotice } from '../parts/ProblemNotice';
import { Section } from '../parts/Section';
import { TextLink } from '../parts/TextLink';
import { useLoad } from '../parts/useLoad';
import { useTask } from '../parts/useTask';
import { useRole } from '../session';
import { LogHeads } from './LogHeads';
import { Outcome } from './Outcome';
import classes from './VerifyPage.module.css';

/** Checks that the log is as it was written, and says by what anyone can check that. */
export default function VerifyPage() {
  const mayReplay = useRole('auditor');
  const mayVerify = useRole('operator', 'auditor');
  const logs = useLoad('logs', listLogs);
  const { run, busy, answer, problem } = useTask(async () => {
    const verdict = await verifyLogs();
    logs.reload();
    return verdict;
  });

  return (
    <Page title="Verify the log">
      <p className={classes.says}>
        Each decision is a leaf of an append-only Merkle tree whose heads are signed: while recomputed leaves and heads
        agree with the signed ones, no decision was altered, removed, moved or inserted since. Anyone who noted a
        verifier key and a checkpoint can check that outside, with <code>./assay verify</code> or any C2SP tlog
        verifier.
      </p>
      {mayReplay && (
        <p className={classes.says}>
          That decisions still come out the same is shown by{' '}
          <TextLink href="/replays" underlined>
            running them again
          </TextLink>
          .
        </p>
      )}
      {mayVerify ? (
        <div className={classes.run}>
          <Button size="xs" onClick={run} loading={busy}>
            Verify now
          </Button>
          <div role="status" className={classes.status}>
            {busy && <span className={ledger.muted}>Recomputing every leaf and every head…</span>}
          </div>
        </div>
      ) : (
        <p className={`${classes.says} ${ledger.muted}`}>Verifying needs a key with the role auditor or operator.</p>
      )}
      {problem && <ProblemNotice problem={problem} />}
      {answer && !busy && <Outcome verdict={answer} />}
      <Section title="Logs and their newest checkpoints">
        {logs.problem ? (
          <ProblemNotice problem={logs.problem} onRetry={logs.reload} />
        ) : !logs.data ? (
          <Loading what="Reading the heads" />
        ) : logs.data.items.length === 0 ? (
          <EmptyState title="There is no log yet. The first decision begins it." />
        ) : (
          <LogHeads logs={logs.data.items} />
        )}
      </Section>
    </Page>
  );
}
