import { ask, exchange } from '../api';
import type {
  CaseReport,
  Draft,
  DraftCheck,
  DraftDetail,
  DraftFileList,
  DraftList,
  PackDiff,
  Vocabulary,
} from '../types';
import type { Saved } from './sheets';

/** Where a draft stands in the API: the pack it is of, and its id. */
export type DraftKey = Pick<Draft, 'pack' | 'draft_id'>;

export const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const ARCHIVE = 'application/zip';
const TEXT = 'text/plain; charset=utf-8';

const draftsPath = (pack: string) => `/v1/packs/${encodeURIComponent(pack)}/drafts`;

export const draftPath = ({ pack, draft_id }: DraftKey): string => `${draftsPath(pack)}/${draft_id}`;

const filePath = (draft: DraftKey, path: string) =>
  `${draftPath(draft)}/files/${path.split('/').map(encodeURIComponent).join('/')}`;

export const listDrafts = (): Promise<DraftList> => ask('GET', '/v1/drafts');

export const openDraft = (pack: string, from: string): Promise<Draft> => ask('POST', draftsPath(pack), { from });

export const openArchive = async (pack: string, archive: Blob): Promise<Draft> =>
  (await exchange('POST', `${draftsPath(pack)}/archive`, { 'Content-Type': ARCHIVE }, archive)).json();

export const readDraft = (draft: DraftKey): Promise<DraftDetail> => ask('GET', draftPath(draft));

export const deleteDraft = (draft: DraftKey): Promise<void> => ask('DELETE', draftPath(draft));

/** All files as a zip. */
export const exportDraft = async (draft: DraftKey): Promise<Blob> =>
  (await exchange('GET', `${draftPath(draft)}/archive`)).blob();

/** Finds problems; texts that are not saved stand in for those that are. */
export const checkDraft = (draft: DraftKey, files: Record<string, string> = {}): Promise<DraftCheck> =>
  ask('POST', `${draftPath(draft)}/check`, { files });

export const testDraft = (draft: DraftKey): Promise<CaseReport> => ask('POST', `${draftPath(draft)}/test`, {});

/** What it changes of the version it began as. */
export const draftChanges = (draft: DraftKey): Promise<PackDiff> => ask('GET', `${draftPath(draft)}/diff`);

/** Makes a case of a decision; answers where it stands. */
export const addCase = (draft: DraftKey, decisionId: string): Promise<{ path: string }> =>
  ask('POST', `${draftPath(draft)}/cases`, { decision_id: decisionId });

export const listFiles = (draft: DraftKey): Promise<DraftFileList> => ask('GET', `${draftPath(draft)}/files`);

export async function readFile(draft: DraftKey, path: string): Promise<Saved> {
  const answer = await exchange('GET', filePath(draft, path));
  return { text: await answer.text(), tag: tagOf(answer) };
}

/** Writes a file if it still is what the tag names; without a tag, if there is none yet. Answers its new tag. */
export const saveFile = async (draft: DraftKey, path: string, text: string, tag?: string): Promise<string> =>
  tagOf(await exchange('PUT', filePath(draft, path), { 'Content-Type': TEXT, ...condition(tag) }, text));

export const removeFile = async (draft: DraftKey, path: string, tag: string): Promise<void> => {
  await exchange('DELETE', filePath(draft, path), condition(tag));
};

/** A table as a spreadsheet. */
export const readSpreadsheet = async (draft: DraftKey, path: string): Promise<Blob> =>
  (await exchange('GET', filePath(draft, path), { Accept: SPREADSHEET })).blob();

export const saveSpreadsheet = async (draft: DraftKey, path: string, sheet: Blob, tag?: string): Promise<string> =>
  tagOf(await exchange('PUT', filePath(draft, path), { 'Content-Type': SPREADSHEET, ...condition(tag) }, sheet));

const condition = (tag: string | undefined): Record<string, string> => (tag === undefined ? {} : { 'If-Match': tag });

const tagOf = (answer: Response): string => answer.headers.get('ETag') ?? '';

/** What rules may look at. */
export const readVocabulary = (): Promise<Vocabulary> => ask('GET', '/v1/vocabulary');
