import { ask } from '../api';
import { address } from '../parts/address';
import type {
  ActivityList,
  BandsVersion,
  Lead,
  LeadList,
  LeadScore,
  LeadStatus,
  NewActivity,
  NewOverride,
  ScoreList,
} from '../types';

/** The pack that scores leads with a memory. */
export const PACK = 'crm-score';

/** Where a lead stands in the pipeline. */
export const STATUSES: Record<LeadStatus, string> = {
  new: 'New',
  open: 'Open',
  in_progress: 'In progress',
  qualified: 'Qualified',
  unqualified: 'Unqualified',
  converted: 'Converted',
  lost: 'Lost',
};

/** All that can happen to a lead. */
export const ACTIVITIES: Record<NewActivity['type'], string> = {
  page_view: 'Page view',
  pricing_page_visit: 'Pricing page visit',
  demo_request: 'Demo request',
  page_intent: 'Page intent',
  form_submit: 'Form submitted',
  email_open: 'E-mail opened',
  email_click: 'E-mail clicked',
  email_received: 'E-mail received',
  email_reply: 'E-mail reply',
  call: 'Call',
  call_connected: 'Call connected',
  meeting_booked: 'Meeting booked',
  email_bounce: 'E-mail bounced',
  unsubscribe: 'Unsubscribed',
  spam_report: 'Reported as spam',
};

const PATH = '/v1/leads';

const at = (id: string) => `${PATH}/${encodeURIComponent(id)}`;

/** One page of leads by score, the highest first, each with its scores since then. */
export const listLeads = (criteria: Record<string, string>, after: string | null, since: string): Promise<LeadList> =>
  ask('GET', address(PATH, { ...criteria, after, scores_since: since }));

export const readLead = (id: string): Promise<Lead> => ask('GET', at(id));

/** One page of a lead's scores, the latest first. */
export const leadScores = (id: string, after: string | null): Promise<ScoreList> =>
  ask('GET', address(`${at(id)}/scores`, { limit: '100', after }));

export const listActivities = (id: string): Promise<ActivityList> =>
  ask('GET', address(`${at(id)}/activities`, { limit: '200' }));

export const logActivity = (id: string, activity: NewActivity): Promise<LeadScore> =>
  ask('POST', `${at(id)}/activities`, activity);

export const setStatus = (id: string, status: LeadStatus): Promise<LeadScore> =>
  ask('POST', `${at(id)}/status`, { status });

export const recompute = (id: string): Promise<LeadScore> => ask('POST', `${at(id)}/recompute`, {});

export const overrideScore = (id: string, override: NewOverride): Promise<LeadScore> =>
  ask('POST', `${at(id)}/override`, override);

export const endOverride = (id: string): Promise<LeadScore> => ask('DELETE', `${at(id)}/override`);

export const readBands = (): Promise<BandsVersion> => ask('GET', `/v1/packs/${PACK}/bands`);
