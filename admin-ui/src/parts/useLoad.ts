import { useCallback, useContext, useEffect, useState } from 'react';
import type { Problem } from '../api';
import { SessionContext } from '../session';

interface Answer<T> {
  data?: T;
  problem?: Problem;
}

interface Loaded<T> extends Answer<T> {
  /** Asks again; what was there stays until the answer comes, and beside a problem that comes in its place. */
  reload: () => void;
}

/**
 * Asks when the page opens, anew when the question changes, and once more when somebody whose session ran out is back.
 * While neither data nor a problem is there, the answer is awaited; what an older question was answered is thrown away.
 *
 * @param question names what is asked: the same text, the same question
 */
export function useLoad<T>(question: string, ask: () => Promise<T>): Loaded<T> {
  const session = useContext(SessionContext);
  const [answer, setAnswer] = useState<Answer<T> & { to: string }>();
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    let current = true;
    ask().then(
      (data) => current && setAnswer({ to: question, data }),
      (problem: Problem) =>
        current &&
        setAnswer((last) => ({ to: question, problem, data: last?.to === question ? last.data : undefined })),
    );
    return () => {
      current = false;
    };
  }, [question, turn, session]);

  const reload = useCallback(() => setTurn((last) => last + 1), []);
  const { data, problem } = answer?.to === question ? answer : {};
  return { data, problem, reload };
}
