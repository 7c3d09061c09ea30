import { useEffect, useMemo, useRef, useState } from 'react';
import type { DraftCheck } from '../types';
import { checkDraft, type DraftKey } from './calls';
import { isUnsaved, type Sheets } from './sheets';
import type { Trial } from './useTrials';

/** So long nothing is typed before what was typed is looked at, in milliseconds. */
const PAUSE = 700;

/** What the service finds in a draft with the texts at hand in place of those that are saved; nothing where all are. */
export function useUnsavedCheck(draft: DraftKey, sheets: Sheets, check: Trial<DraftCheck>) {
  const ofSaved = useRef(check);
  ofSaved.current = check;
  const [found, setFound] = useState<DraftCheck>();
  const typed = useMemo(() => JSON.stringify(unsavedIn(sheets)), [sheets]);
  const allSaved = typed === '{}';

  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      if (!allSaved) {
        // What cannot be looked at now is told when it is saved.
        checkDraft(draft, JSON.parse(typed)).then(
          (answer) => current && setFound(answer),
          () => undefined,
        );
      } else if (!ofSaved.current.busy) {
        setFound(undefined);
      }
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [draft.pack, draft.draft_id, typed]);

  // After a save what was found of the texts stays until they were looked at as saved.
  useEffect(() => {
    if (allSaved) setFound(undefined);
  }, [check.answer]);

  return found;
}

const unsavedIn = (sheets: Sheets): Record<string, string> =>
  Object.fromEntries(
    Object.entries(sheets)
      .filter(([, sheet]) => isUnsaved(sheet))
      .map(([path, { text }]) => [path, text]),
  );
