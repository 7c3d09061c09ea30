import { useCallback, useEffect, useRef, useState } from 'react';
import type { Problem } from '../api';
import type { CaseReport, DraftCheck } from '../types';
import { checkDraft, type DraftKey, testDraft } from './calls';

/** What the service finds in a draft as it is saved. */
export interface Trials {
  check: Trial<DraftCheck>;
  test: Trial<CaseReport>;
}

export interface Trial<T> {
  /** Gives what was found; undefined where that is not the newest, or could not be asked. */
  run: () => Promise<T | undefined>;
  busy: boolean;
  /** The newest there is; undefined until the first is through. */
  answer: T | undefined;
  /** Undefined where the last asking was answered. */
  problem: Problem | undefined;
}

/** Checks a draft when it is opened; its cases run when they are asked to. */
export function useTrials(draft: DraftKey): Trials {
  const check = useTrial(useCallback(() => checkDraft(draft), [draft.pack, draft.draft_id]));
  const test = useTrial(useCallback(() => testDraft(draft), [draft.pack, draft.draft_id]));
  useEffect(() => void check.run(), [check.run]);
  return { check, test };
}

/** Asks as often as one wants; only what was asked last is heard. */
function useTrial<T>(ask: () => Promise<T>): Trial<T> {
  const turn = useRef(0);
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<T>();
  const [problem, setProblem] = useState<Problem>();

  const run = useCallback(async () => {
    const mine = ++turn.current;
    setBusy(true);
    let found: T | undefined;
    let reason: Problem | undefined;
    try {
      found = await ask();
    } catch (thrown) {
      reason = thrown as Problem;
    }
    if (mine !== turn.current) return undefined;
    setBusy(false);
    setProblem(reason);
    if (found) setAnswer(found);
    return found;
  }, [ask]);

  return { run, busy, answer, problem };
}
