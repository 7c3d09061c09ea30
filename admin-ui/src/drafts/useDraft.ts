import { Problem } from '../api';
import { useLoad } from '../parts/useLoad';
import type { DraftDetail } from '../types';
import { listDrafts, readDraft } from './calls';

/** A draft by its id alone, as addresses of pages name it, with all that was done to it. */
export const useDraft = (id: string) => useLoad(`draft ${id}`, () => find(id));

async function find(id: string): Promise<DraftDetail> {
  const draft = (await listDrafts()).items.find(({ draft_id }) => draft_id === id);
  if (!draft) throw new Problem(404, 'There is no such draft', 'It may have been deleted.', [], null);
  return readDraft(draft);
}
