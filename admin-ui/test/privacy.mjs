// Hands out what is held of a lead; opts a person out, and in again; holds a person, whom nobody can erase then, erases
// on release; erases another after their address was typed; looks at what retention would take before setting it.
import assert from 'node:assert/strict';
import { ask, column, decide, downloaded, enter, isAccessible, keys, unauthorized, url, withPage } from './browser.mjs';

const LEAD = { id: 'privacy/ana', email: 'ana@privacy.example' };
const HELD = { id: 'privacy/held', email: 'held@privacy.example' };

const exportOf = ({ id }) => `/v1/leads/${encodeURIComponent(id)}/export`;
const section = (page, name) => page.getByRole('region', { name, exact: true });

for (const { id, email } of [LEAD, HELD]) await decide({ name: 'Ana Silva', email }, { lead_id: id });
await withPage(
  async (page) => {
    await enter(page, '/settings/privacy', 'admin', 'Privacy');
    await handsOut(page);
    await optsOut(page);
    await holds(page);
    await erases(page);
    await setsRetention(page);
  },
  (text, address) => unauthorized(text, address) || (address.endsWith('/v1/erasures') && text.includes('409')),
);

async function handsOut(page) {
  const part = section(page, 'What is held');
  await part.getByLabel('Lead').fill(LEAD.id);
  const { name, text } = await downloaded(page, () => part.getByRole('button', { name: 'Hand out' }).click());
  assert.equal(name, 'lead.json');
  assert.ok(text.includes(LEAD.email), text);
}

async function optsOut(page) {
  const part = section(page, 'Opt-outs');
  await part.getByText('Nobody opted out.').waitFor();
  await part.getByLabel('E-mail').fill(LEAD.email);
  await part.getByRole('button', { name: 'Opt out' }).click();
  assert.deepEqual(await column(page, 'opt-outs', 2), ['E-mail']);
  assert.equal(await statusOfDecision(LEAD), 409);
  await part.getByRole('button', { name: /^Take back/ }).click();
  await part.getByText('Nobody opted out.').waitFor();
  assert.equal(await statusOfDecision(LEAD), 200);
}

async function statusOfDecision({ id, email }) {
  const answer = await fetch(new URL('/v1/decisions', url), {
    method: 'POST',
    headers: { 'X-API-Key': keys['integrator,analyst,auditor'], 'Content-Type': 'application/json' },
    body: JSON.stringify({ pack: 'lead-quality', lead_id: id, lead: { name: 'Ana Silva', email } }),
  });
  return answer.status;
}

async function holds(page) {
  const part = section(page, 'Legal holds');
  const hold = part.getByRole('button', { name: 'Hold' });
  await part.getByLabel('E-mail').fill(HELD.email);
  assert.ok(await hold.isDisabled());
  await part.getByLabel('Reason').fill('Case 2026-114');
  await hold.click();
  assert.deepEqual(await column(page, 'holds', 3), ['Case 2026-114']);

  await confirmsErasure(page, HELD.email);
  await section(page, 'Erasure').getByRole('alert').waitFor();
  assert.ok((await ask('GET', exportOf(HELD))).lead_id);
  await isAccessible(page, 'privacy');

  await part.getByRole('button', { name: /^Release/ }).click();
  await part.getByText('1 owed erasure carried out').waitFor();
  await part.getByText('Nobody is held.').waitFor();
  await assert.rejects(() => ask('GET', exportOf(HELD)), /404/);
}

async function confirmsErasure(page, email) {
  const part = section(page, 'Erasure');
  await part.getByLabel('E-mail').fill(email);
  await part.getByRole('button', { name: 'Erase…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Erase this person' });
  const erase = dialog.getByRole('button', { name: 'Erase' });
  await dialog.getByRole('textbox').fill(email.toUpperCase());
  assert.ok(await erase.isDisabled());
  await dialog.getByRole('textbox').fill(email);
  await erase.click();
  await dialog.waitFor({ state: 'detached' });
}

async function erases(page) {
  await confirmsErasure(page, LEAD.email);
  const said = await page.getByTestId('erased').innerText();
  assert.match(said, /^Erased: 1 lead, 2 decisions\.$/);
  await assert.rejects(() => ask('GET', exportOf(LEAD)), /404/);
}

async function setsRetention(page) {
  const part = section(page, 'Retention');
  await part.getByText('Kept for good.').waitFor();
  const set = part.getByRole('button', { name: 'Set' });
  await part.getByLabel('Days').fill('730');
  assert.ok(await set.isDisabled());
  await part.getByRole('button', { name: 'Show what would go' }).click();
  await part.getByText('0 leads and 0 decisions about no named lead would be erased').waitFor();
  await part.getByLabel('Reason').fill('Two years, as the notice says');
  await set.click();
  await part.getByText('Erased 730 days after a person was last heard of.').waitFor();
  assert.equal((await ask('GET', '/v1/settings/retention')).days, 730);
}
