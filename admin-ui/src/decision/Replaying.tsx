import { Button } from '@mantine/core';
import { replay } from '../api';
import { DataTable, type Column } from '../parts/DataTable';
import ledger from '../parts/Ledger.module.css';
import { ProblemNotice } from '../parts/ProblemNotice';
import { useTask } from '../parts/useTask';
import { Verdict } from '../parts/Verdict';
import { useRole } from '../session';
import type { Replay } from '../types';
import classes from './Replaying.module.css';

const meaning: Record<Replay['verdict'], { good: boolean | null; says: string }> = {
  EXACT: { good: true, says: 'The recorded lead under the recorded versions gives the same result, to the point.' },
  MISMATCH: { good: false, says: 'The recorded lead under the recorded versions gives another result.' },
  INPUT_ERASED: {
    good: null,
    says: 'The lead was erased; the receipt stays, the result can no longer be computed.',
  },
};

const columns: Column<Replay['differences'][number]>[] = [
  { title: 'At', width: '30%', cell: ({ at }) => <span className={ledger.code}>{at}</span> },
  { title: 'Recorded', cell: ({ recorded }) => recorded },
  { title: 'Replayed', cell: ({ replayed }) => replayed },
];

/** Runs the recorded decision again and shows the verdict. */
export function Replaying({ decisionId }: { decisionId: string }) {
  const auditor = useRole('auditor');
  const { run, busy, answer, problem } = useTask(() => replay(decisionId));

  if (!auditor) {
    return <p className={`${classes.closed} no-print`}>Replaying needs a key with the role auditor.</p>;
  }
  return (
    <div className={classes.replaying}>
      <Button className="no-print" variant="default" size="xs" onClick={run} loading={busy}>
        Replay
      </Button>
      <div role="status" className={classes.answer}>
        {answer ? (
          <Verdict word={answer.verdict} good={meaning[answer.verdict].good}>
            {meaning[answer.verdict].says}
          </Verdict>
        ) : (
          !problem && (
            <span className={`${ledger.muted} no-print`}>
              Scores the recorded lead again under the recorded versions.
            </span>
          )
        )}
      </div>
      {answer && answer.differences.length > 0 && (
        <div className={classes.differences}>
          <DataTable
            caption="Where recorded and replayed result differ"
            columns={columns}
            rows={answer.differences}
            keyOf={({ at }) => at}
            testId="differences"
          />
        </div>
      )}
      {problem && <ProblemNotice problem={problem} />}
    </div>
  );
}
