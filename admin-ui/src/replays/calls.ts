import { ask } from '../api';
import { address } from '../parts/address';
import type { JobList, ReplayJob } from '../types';

/** Which decisions to run again, and by what; an empty text where it does not matter. */
export interface NewReplay {
  pack: string;
  version: string;
  from: string;
  to: string;
  with_version: string;
}

/** What can be done to a replay that has not ended. */
export type Turn = 'pause' | 'resume' | 'cancel';

const path = (id: string) => `/v1/replays/${encodeURIComponent(id)}`;

export const beginReplay = (wanted: NewReplay): Promise<ReplayJob> =>
  ask('POST', '/v1/replays', Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== '')));

/** The latest jobs, of which some are replays. */
export const listReplays = async (): Promise<JobList['items']> => {
  const { items } = await ask<JobList>('GET', address('/v1/jobs', { limit: '200' }));
  return items.filter(({ kind }) => kind === 'replay');
};

export const readReplay = (id: string): Promise<ReplayJob> => ask('GET', path(id));

export const turnReplay = (id: string, turn: Turn): Promise<ReplayJob> => ask('POST', `${path(id)}/${turn}`);

/** Where the browser fetches the result from, however large it is. */
export const resultOf = (id: string, format: 'ndjson' | 'csv'): string => address(`${path(id)}/result`, { format });

export const hasEnded = ({ state }: Pick<ReplayJob, 'state'>): boolean => state === 'done' || state === 'cancelled';
