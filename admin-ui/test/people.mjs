// What two people of a tenant do beside the pages: ana, an analyst, sends leads and hands in; ben, an approver, approves.
import { ask } from './browser.mjs';
import { edit, openDraft, PACK } from './drafts.mjs';

export const good = {
  name: 'Ana Silva',
  email: 'ana@acme-labs.com',
  phone: '+34 612 345 679',
  country: 'ES',
  source: 'referral',
  message: 'We need twenty licences for our office in Vigo, please send us an offer by Friday',
};

/** What a draft with one more spam term judges otherwise; no case has it. */
export const dusty = { ...good, message: `${good.message}, and moon dust` };

/** The answers to leads of ana's, of which each has an id of its own; ten at once. */
export async function decideAll(count, lead, name) {
  const all = [];
  for (let first = 0; first < count; first += 10) {
    const some = Array.from({ length: Math.min(10, count - first) }, (_, index) =>
      ask('POST', '/v1/decisions', { pack: PACK, lead, lead_id: `${name}-${first + index}` }, 'ana'),
    );
    all.push(...(await Promise.all(some)));
  }
  return all;
}

/** One more term that spam uses: leads with it fall, and no case changes. */
export const addTerm = (draft, term) => edit(draft, 'lists/spam-terms.txt', (text) => `${text}${term}\n`);

export const submit = (draft, version, note = 'Because') => ask('POST', `${draft}/submit`, { version, note }, 'ana');

/** A version of the tenant's own line that takes leads with the term for spam. */
export async function publish(version, term) {
  const draft = await openDraft();
  await addTerm(draft, term);
  const { pack_hash } = await submit(draft, version);
  await ask('POST', `${draft}/approve`, { pack_hash, accept_drift: true }, 'ben');
  await ask('POST', `${draft}/publish`, {}, 'ana');
}
