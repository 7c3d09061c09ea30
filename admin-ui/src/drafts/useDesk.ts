import { useCallback, useContext, useEffect, useReducer, useState } from 'react';
import { Problem } from '../api';
import { useLoad } from '../parts/useLoad';
import { SessionContext, useRole } from '../session';
import type { DraftCheck, DraftDetail, DraftFile } from '../types';
import { type DraftKey, listFiles, readFile, removeFile, saveFile, saveSpreadsheet } from './calls';
import { moved, type Move, type Saved, type Sheets } from './sheets';
import { type Trials, useTrials } from './useTrials';
import { useUnsavedCheck } from './useUnsavedCheck';
import { keepUnsaved, unsavedAt } from './unsaved';

/** All one needs to edit a draft: its files, those at hand, and what the service finds in them. */
export interface Desk extends Trials {
  draft: DraftDetail;
  mayEdit: boolean;
  files: DraftFile[];
  /** Of all files, also of those that were never saved, in order. */
  paths: string[];
  sheets: Sheets;
  /** What is wrong with the draft as it is being edited; undefined until it was looked at. */
  found: DraftCheck | undefined;
  /** What went wrong last; null where nothing did. */
  problem: Problem | null;
  /** Which file is being saved. */
  saving: string | null;
  move: (move: Move) => void;
  read: (path: string) => void;
  save: (path: string) => Promise<void>;
  remove: (path: string) => Promise<void>;
  /** Puts a spreadsheet in place of a table or list, and saves it. */
  takeIn: (path: string, spreadsheet: Blob) => Promise<void>;
  /** What was removed last, and can be put back. */
  removed: { path: string; text: string } | null;
  putBack: () => Promise<void>;
  /** Reads anew what a change, an import or somebody else may have changed, and tries it. */
  refresh: () => void;
}

const NO_FILES: DraftFile[] = [];

export function useDesk(draft: DraftDetail, onChange: () => void): Desk {
  const place = `unsaved ${useContext(SessionContext)?.key.key_id} ${draft.draft_id}`;
  const [sheets, move] = useReducer(moved, place, unsavedAt);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [saving, setSaving] = useState<string | null>(null);
  const [removed, setRemoved] = useState<Desk['removed']>(null);
  const list = useLoad(`files of ${draft.draft_id}`, () => listFiles(draft));
  const trials = useTrials(draft);
  const found = useUnsavedCheck(draft, sheets, trials.check) ?? trials.check.answer;
  const mayEdit = useRole('analyst', 'operator') && draft.state !== 'published';

  const files = list.data?.items ?? NO_FILES;
  const added = Object.keys(sheets).filter((path) => sheets[path]?.saved === null);
  const paths = [...new Set([...files.map(({ path }) => path), ...added])].sort();

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

  // What others saved shows where nothing of one's own stands in the way.
  useEffect(() => {
    files
      .filter(({ path, etag }) => sheets[path]?.saved && sheets[path].saved.tag !== etag)
      .forEach(({ path }) => read(path));
  }, [files]);

  /** Cases of what does not compile cannot run. */
  function refresh() {
    list.reload();
    onChange();
    void trials.check.run().then((found) => (found?.ok ? trials.test.run() : undefined));
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
        onChange();
        await theirsAt(draft, path).then(
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

  /** Who saves while theirs is shown has seen it. */
  const save = (path: string) =>
    change(path, async () => {
      const { text, saved, theirs } = sheets[path] ?? { text: '', saved: null };
      const read = theirs === 'removed' ? null : (theirs ?? saved);
      const tag = await saveFile(draft, path, text, read?.tag);
      move({ kind: 'saved', path, saved: { text, tag } });
    });

  const takeIn = (path: string, spreadsheet: Blob) =>
    change(path, async () => {
      await saveSpreadsheet(draft, path, spreadsheet, sheets[path]?.saved?.tag);
      move({ kind: 'read', path, saved: await readFile(draft, path) });
    });

  const remove = (path: string) =>
    change(path, async () => {
      const { saved, text } = sheets[path] ?? { saved: null, text: '' };
      if (saved) await removeFile(draft, path, saved.tag);
      move({ kind: 'gone', path });
      setRemoved({ path, text });
    });

  async function putBack() {
    if (!removed) return;
    const { path, text } = removed;
    await change(path, async () => {
      const tag = await saveFile(draft, path, text);
      move({ kind: 'read', path, saved: { text, tag } });
      setRemoved(null);
    });
  }

  return {
    ...trials,
    draft,
    mayEdit,
    files,
    paths,
    sheets,
    found,
    problem: problem ?? list.problem ?? null,
    saving,
    move,
    read,
    save,
    takeIn,
    remove,
    removed,
    putBack,
    refresh,
  };
}

const theirsAt = (draft: DraftKey, path: string): Promise<Saved | 'removed'> =>
  readFile(draft, path).catch((reason: Problem) => {
    if (reason.status === 404) return 'removed' as const;
    throw reason;
  });
