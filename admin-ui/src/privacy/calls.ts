import { ask } from '../api';
import { address } from '../parts/address';
import type { Erased, Hold, HoldList, OptOut, OptOutList, ReleasedHold, Retention } from '../types';

const HOLDS = '/v1/holds';
const OPT_OUTS = '/v1/opt-outs';
const RETENTION = '/v1/settings/retention';

/** What a person can be named by. */
export type By = OptOut['by'];

export const BY: Record<By, string> = { email: 'E-mail', phone: 'Phone', lead_id: 'Lead id' };

/** A person, named by one thing; a national telephone number needs its country. */
export interface Person {
  by: By;
  named: string;
  country: string;
}

export const NOBODY: Person = { by: 'email', named: '', country: '' };

/** As the service takes it. */
const json = ({ by, named, country }: Person): Record<string, string> => ({
  [by]: named.trim(),
  ...(by === 'phone' && country.trim() !== '' && { country: country.trim() }),
});

export const erase = (person: Person): Promise<Erased> => ask('POST', '/v1/erasures', json(person));

export const listOptOuts = (after: string | null): Promise<OptOutList> => ask('GET', address(OPT_OUTS, { after }));

export const optOut = (person: Person): Promise<OptOut> => ask('POST', OPT_OUTS, json(person));

export const optIn = (optOutId: string): Promise<void> => ask('DELETE', `${OPT_OUTS}/${optOutId}`);

export const listHolds = (after: string | null): Promise<HoldList> => ask('GET', address(HOLDS, { after }));

export const placeHold = (person: Person, reason: string): Promise<Hold> =>
  ask('POST', HOLDS, { ...json(person), reason });

export const releaseHold = (holdId: string): Promise<ReleasedHold> => ask('DELETE', `${HOLDS}/${holdId}`);

/** What is in force, and what would be due after so many days. */
export const readRetention = (days?: number): Promise<Retention> =>
  ask('GET', address(RETENTION, { days: days === undefined ? undefined : String(days) }));

export const setRetention = (days: number | null, reason: string): Promise<Retention> =>
  ask('PUT', RETENTION, { days, ...(reason && { reason }) });
