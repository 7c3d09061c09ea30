import { ask } from '../api';
import { type DraftKey, draftPath } from '../drafts/calls';
import type { Drift, Submitted } from '../types';

/** Judges recorded leads by the draft; takes some seconds. */
export const backtest = (draft: DraftKey): Promise<Drift> => ask('POST', `${draftPath(draft)}/backtest`, {});

export const submitDraft = (draft: DraftKey, version: string, note: string): Promise<Submitted> =>
  ask('POST', `${draftPath(draft)}/submit`, { version, note });
