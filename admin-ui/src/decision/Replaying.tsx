import { Button } from '@mantine/core';
import { useState } from 'react';
import { Problem, replay } from '../api';
import { plain } from '../parts/format';
import { ProblemNotice } from '../parts/ProblemNotice';
import type { Replay } from '../types';
import classes from './Replaying.module.css';

const meaning: Record<Replay['verdict'], string> = {
  EXACT: 'The recorded lead under the recorded versions gives the same result, to the point.',
  MISMATCH: 'The recorded lead under the recorded versions gives another result.',
  INPUT_ERASED: 'The lead was erased; the receipt stays, the result can no longer be computed.',
};

/** Runs the recorded decision again and shows the verdict. */
export function Replaying({ decisionId }: { decisionId: string }) {
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
      <Button className="no-print" variant="default" size="xs" onClick={run} loading={busy}>
        Replay
      </Button>
      <div role="status" className={classes.answer}>
        {answer ? (
          <>
            <span className={classes.verdict} data-verdict={answer.verdict}>
              {answer.verdict}
            </span>{' '}
            {meaning[answer.verdict]}
            <ul>
              {answer.differences.map((difference) => (
                <li key={plain(difference)}>{plain(difference)}</li>
              ))}
            </ul>
          </>
        ) : (
          !problem && <span className={classes.hint}>Scores the recorded lead again under the recorded versions.</span>
        )}
      </div>
      {problem && <ProblemNotice problem={problem} />}
    </div>
  );
}
