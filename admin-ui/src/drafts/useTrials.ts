import { useCallback, useEffect, useRef, useState } from 'react';
import type { Problem } from '../api';
import type { CaseReport, DraftCheck } from '../types';
import { checkDraft, type DraftKey, testDraft } from './calls';

/** What the service finds in a draft as it is saved. */
export interface Trials {
  check: Trial<DraftCheck>;
  test: Trial<CaseReport>;
}

interface Trial<T> {
  run: () => void;
  busy: boolean;
  /** The newest there is; undefined until the first is through. */
  answer: T | undefined;
  problem: Problem | undefined;
}

/** Checks a draft when it is opened; its cases run when they are asked to. */
export function useTrials(draft: DraftKey): Trials {
  const check = useTrial(useCallback(() => checkDraft(draft), [draft.pack, draft.draft_id]));
  const test = useTrial(useCallback(() => testDraft(draft), [draft.pack, draft.draft_id]));
  useEffect(check.run, [check.run]);
  return { check, test };
}

/** Asks as often as one wants; only what was asked last is heard. */
function useTrial<T>(ask: () => Promise<T>): Trial<T> {
  const turn = useRef(0);
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<T>();
  const [problem, setProblem] = useState<Problem>();

  const run = useCallback(() => {
    const mine = ++turn.current;
    const settle = (keep: () => void) => {
      if (mine !== turn.current) return;
      setBusy(false);
      keep();
    };
    setBusy(true);
    setProblem(undefined);
    ask().then(
      (found) => settle(() => setAnswer(found)),
      (reason) => settle(() => setProblem(reason as Problem)),
    );
  }, [ask]);

  return { run, busy, answer, problem };
}
