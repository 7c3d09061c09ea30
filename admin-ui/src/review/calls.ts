import { ask } from '../api';
import { type DraftKey, draftPath } from '../drafts/calls';
import type { GateReport, PublishedVersion, Submitted } from '../types';

/** What the draft showed the last time it was submitted. */
export const readGate = (draft: DraftKey): Promise<GateReport> => ask('GET', `${draftPath(draft)}/gate`);

/** Approves what has this hash, and nothing else. */
export const approveDraft = (draft: DraftKey, packHash: string, acceptDrift: boolean): Promise<Submitted> =>
  ask('POST', `${draftPath(draft)}/approve`, { pack_hash: packHash, accept_drift: acceptDrift });

export const rejectDraft = (draft: DraftKey, comment: string): Promise<Submitted> =>
  ask('POST', `${draftPath(draft)}/reject`, { comment });

export const publishDraft = (draft: DraftKey): Promise<PublishedVersion> =>
  ask('POST', `${draftPath(draft)}/publish`, {});
