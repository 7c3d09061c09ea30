import { useCallback, useContext, useEffect, useReducer, useState } from 'react';
import { Problem } from '../api';
import { useLoad } from '../parts/useLoad';
import { SessionContext, useRole } from '../session';
import type { DraftDetail, DraftFile } from '../types';
import { type DraftKey, listFiles, readFile, removeFile, saveFile } from './calls';
import { moved, type Move, type Saved, type Sheets } from './sheets';
import { type Trials, useTrials } from './useTrials';
import { keepUnsaved, unsavedAt } from './unsaved';

/** All one needs to edit a draft: its files, those at hand, and what the service finds in them. */
export interface Desk extends Trials {
  draft: DraftDetail;
  mayEdit: boolean;
  files: DraftFile[];
  sheets: Sheets;
  /** What went wrong last; null where nothing did. */
  problem: Problem | null;
  /** Which file is being saved. */
  saving: string | null;
  move: (move: Move) => void;
  read: (path: string) => void;
  save: (path: string, text?: string) => Promise<void>;
  remove: (path: string) => Promise<void>;
  /** Asks anew for what others, or an import, may have changed. */
  refresh: () => void;
}

export function useDesk(draft: DraftDetail, onChange: () => void): Desk {
  const place = `unsaved ${useContext(SessionContext)?.key.key_id} ${draft.draft_id}`;
  const [sheets, move] = useReducer(moved, place, unsavedAt);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [saving, setSaving] = useState<string | null>(null);
  const list = useLoad(`files of ${draft.draft_id}`, () => listFiles(draft));
  const trials = useTrials(draft);
  const mayEdit = useRole('analyst', 'operator') && draft.state !== 'published';

  useEffect(() => keepUnsaved(place, sheets), [place, sheets]);

  const read = useCallback(
    (path: string) => {
      readFile(draft, path).then(
        (saved) => move({ kind: 'read', path, saved }),
        (reason) => setProblem(reason as Problem),
      );
    },
    [draft.pack, draft.draft_id],
  );

  function refresh() {
    list.reload();
    onChange();
    trials.check.run();
  }

  /** Runs a change of a file; one of somebody else in between is shown, never overwritten. */
  async function change(path: string, work: () => Promise<void>) {
    setSaving(path);
    setProblem(null);
    try {
      await work();
      refresh();
    } catch (reason) {
      if ((reason as Problem).status === 412) {
        await theirs(draft, path).then(
          (found) => move({ kind: 'stale', path, theirs: found }),
          (other) => setProblem(other as Problem),
        );
      } else {
        setProblem(reason as Problem);
      }
    } finally {
      setSaving(null);
    }
  }

  const save = (path: string, given?: string) =>
    change(path, async () => {
      const sheet = sheets[path];
      const text = given ?? sheet?.text ?? '';
      const tag = sheet?.theirs && given !== undefined ? tagOf(sheet.theirs) : sheet?.saved?.tag;
      const written = await saveFile(draft, path, text, tag);
      if (given !== undefined) move({ kind: 'seen', path, text });
      move({ kind: 'saved', path, saved: { text, tag: written } });
    });

  const remove = (path: string) =>
    change(path, async () => {
      const saved = sheets[path]?.saved;
      if (saved) await removeFile(draft, path, saved.tag);
      move({ kind: 'gone', path });
    });

  return {
    ...trials,
    draft,
    mayEdit,
    files: list.data?.items ?? [],
    sheets,
    problem: problem ?? list.problem ?? null,
    saving,
    move,
    read,
    save,
    remove,
    refresh,
  };
}

const tagOf = (theirs: Saved | 'removed') => (theirs === 'removed' ? undefined : theirs.tag);

const theirs = (draft: DraftKey, path: string): Promise<Saved | 'removed'> =>
  readFile(draft, path).catch((reason: Problem) => {
    if (reason.status === 404) return 'removed' as const;
    throw reason;
  });
