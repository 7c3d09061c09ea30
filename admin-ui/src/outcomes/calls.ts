import { ask } from '../api';
import { address } from '../parts/address';
import type { Conversion, NewOutcome, Outcome, OutcomeList, OutcomeName } from '../types';

/** What can become of a lead, the best first; the last one takes back what was said. */
export const OUTCOMES: Record<OutcomeName, string> = {
  converted: 'Converted',
  replied: 'Replied',
  clicked: 'Clicked',
  ignored: 'Ignored',
  bounced: 'Bounced',
  retracted: 'Retracted',
};

/** Which outcomes are listed; an empty text where it does not matter. */
export interface Wanted {
  outcome: string;
  band: string;
}

export const recordOutcome = (outcome: NewOutcome): Promise<Outcome> => ask('POST', '/v1/outcomes', outcome);

/** The latest first. */
export const listOutcomes = (clientId: string, wanted: Wanted, after: string | null): Promise<OutcomeList> =>
  ask('GET', address('/v1/outcomes', { client_id: clientId, ...wanted, after, limit: '25' }));

export const retractOutcome = (id: string): Promise<unknown> =>
  ask('POST', `/v1/outcomes/${encodeURIComponent(id)}/retract`);

export const readConversion = (clientId: string): Promise<Conversion> =>
  ask('GET', address('/v1/outcomes/conversion', { client_id: clientId }));
