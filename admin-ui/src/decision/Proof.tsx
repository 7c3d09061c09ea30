import { Button, Group } from '@mantine/core';
import { prove } from '../api';
import { Copy } from '../parts/Copy';
import { Details } from '../parts/Details';
import { counted } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import { ProblemNotice } from '../parts/ProblemNotice';
import { save } from '../parts/save';
import { Section } from '../parts/Section';
import { checkpointOf, proofOf } from '../parts/tlog';
import { useTask } from '../parts/useTask';
import { useRole } from '../session';
import classes from './Replaying.module.css';

/** Shows that the decision is in the log, in a form that needs no trust in this service. */
export function Proof({ decisionId }: { decisionId: string }) {
  const auditor = useRole('auditor');
  const { run, busy, answer: proof, problem } = useTask(() => prove(decisionId));

  return (
    <Section title="Proof">
      {!auditor ? (
        <p className={classes.closed}>Proving needs a key with the role auditor.</p>
      ) : proof === undefined ? (
        <div className={classes.replaying}>
          <Button variant="default" size="xs" onClick={run} loading={busy}>
            Prove
          </Button>
          <span className={ledger.muted}>Fetches the path from this record to a signed head of the log.</span>
          {problem && <ProblemNotice problem={problem} />}
        </div>
      ) : (
        <Shown decisionId={decisionId} proof={proof} />
      )}
    </Section>
  );
}

function Shown({ decisionId, proof }: { decisionId: string; proof: string }) {
  const { index, hashes, note } = proofOf(proof);
  const { origin, size, root } = checkpointOf(note);
  return (
    <>
      <Details of={{ log_index: index, tree_size: size, root_hash: root }} testId="proof" />
      <p className={classes.closed}>
        {counted(hashes, 'hash leads', 'hashes lead')} from this record to the root that a checkpoint of the log{' '}
        <span className={ledger.code}>{origin}</span> signs. Whoever has the log's verifier key can check the file
        without Assay: it is a C2SP tlog-proof.
      </p>
      <Group gap="sm" mt="sm" className="no-print">
        <Button variant="default" size="xs" onClick={() => save(`${decisionId}.tlog-proof`, proof, 'text/plain')}>
          Download proof
        </Button>
        <Copy text={note} name="the checkpoint" label="Copy checkpoint" />
      </Group>
    </>
  );
}
