// Leads with a memory, for the scripts that look at them.
import { ask } from './browser.mjs';

const DAY = 86_400_000;

export const daysAgo = (days) => new Date(Date.now() - days * DAY).toISOString();

export const fit = {
  name: 'Jane Miller',
  email: 'jane.miller@acme-tools.com',
  job_title: 'VP Operations',
  company_size: '200-500',
  industry: 'Manufacturing',
  country: 'Germany',
};

/** What makes a lead that fits hot; the first two make it warm. */
export const some = ['pricing_page_visit', 'email_reply', 'demo_request', 'call_connected', 'page_view'];

export const at = (id) => `/v1/leads/${encodeURIComponent(id)}`;

export const putLead = (id, lead) => ask('PUT', at(id), lead);

/** Lets it all happen, a day after another, until now. */
export async function happens(id, types) {
  for (const [index, type] of types.entries()) {
    await ask('POST', `${at(id)}/activities`, { type, at: daysAgo(types.length - 1 - index) });
  }
}
