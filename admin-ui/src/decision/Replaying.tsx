import { Button } from '@mantine/core';
import { useState } from 'react';
import { Problem, replay } from '../api';
import ledger from '../parts/Ledger.module.css';
import { ProblemNotice } from '../parts/ProblemNotice';
import { useRole } from '../session';
import type { Replay } from '../types';
import classes from './Replaying.module.css';

const meaning: Record<Replay['verdict'], string> = {
  EXACT: 'The recorded lead under the recorded versions gives the same result, to the point.',
  MISMATCH: 'The recorded lead under the recorded versions gives another result.',
  INPUT_ERASED: 'The lead was erased; the receipt stays, the result can no longer be computed.',
};

const offer = 'Scores the recorded lead again under the recorded versions.';

/** Runs the recorded decision again and shows the verdict. */
export function Replaying({ decisionId }: { decisionId: string }) {
  const auditor = useRole('auditor');
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Replay>();
  const [problem, setProblem] = useState<Problem>();

  async function run() {
    setBusy(true);
    setProblem(undefined);
    try {
      setAnswer(await replay(decisionId));
    } catch (reason) {
      setAnswer(undefined);
      setProblem(reason as Problem);
    } finally {
      setBusy(false);
    }
  }

  return (
    <div className={classes.replaying}>
      <Button className="no-print" variant="default" size="xs" onClick={run} loading={busy} disabled={!auditor}>
        Replay
      </Button>
      <div role="status" className={classes.answer}>
        {answer ? (
          <>
            <span className={classes.verdict} data-verdict={answer.verdict}>
              {answer.verdict}
            </span>{' '}
            {meaning[answer.verdict]}
            {answer.differences.length > 0 && <Differences differences={answer.differences} />}
          </>
        ) : (
          !problem && (
            <span className={`${ledger.muted} no-print`}>
              {auditor ? offer : 'Replaying needs a key with the role auditor.'}
            </span>
          )
        )}
      </div>
      {problem && <ProblemNotice problem={problem} />}
    </div>
  );
}

function Differences({ differences }: Pick<Replay, 'differences'>) {
  return (
    <table className={ledger.ledger}>
      <caption className={ledger.hidden}>Where recorded and replayed result differ</caption>
      <thead>
        <tr>
          <th scope="col">At</th>
          <th scope="col">Recorded</th>
          <th scope="col">Replayed</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ at, recorded, replayed }) => (
          <tr key={at}>
            <th scope="row" className={ledger.code}>
              {at}
            </th>
            <td>{recorded}</td>
            <td>{replayed}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
