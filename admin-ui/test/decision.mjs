// Reads one decision: receipt, waterfall, flags with their evidence; replays it, proves it, also once it is erased.
import assert from 'node:assert/strict';
import { ask, decide, downloaded, enter, isAccessible, signOut, unauthorized, url, withPage } from './browser.mjs';

const run = Date.now().toString(36);
const leadId = `crm-${run}`;
const lead = {
  name: 'xkjhqz',
  email: 'alex@fastgrowth-labs.co',
  phone: '+44 7700 900123',
  country: 'UK',
  message:
    'We need leads scored for our sales team in London, about 2,000 a month. Can we talk on Tuesday about prices?',
};
const decision = await decide(lead, { lead_id: leadId, explain: true });
const id = decision.decision_id;

const missing = (text, address) => address.includes('00000000') && text.includes('404');
await withPage(
  async (page) => {
    await enter(page, `/decisions/${id}`, 'integrator,analyst,auditor', 'Decision');
    await page.getByTestId('outcome').waitFor();

    await saysWhatWasDecided(page);
    await saysWhatWouldRaiseIt(page);
    await replaysExactly(page);
    await showsDifferences(page);
    await proves(page);
    await isAccessible(page, 'decision');
    await leadsToHistory(page);
    await showsErased(page);
    await saysThatThereIsNone(page);
    await signOut(page);
    await hidesWhatAKeyMayNot(page);
  },
  (...complaint) => unauthorized(...complaint) || missing(...complaint),
);

async function saysWhatWasDecided(page) {
  assert.equal(await page.getByTestId('score').textContent(), String(decision.score));
  const cells = page.getByTestId('waterfall').locator('[data-points]');
  const points = await cells.evaluateAll((found) => found.map((cell) => Number(cell.dataset.points)));
  assert.deepEqual(
    points,
    decision.waterfall.map((row) => row.points),
  );
  const receipt = await page.getByTestId('receipt').innerText();
  for (const name of Object.keys(decision.receipt)) {
    if (decision.receipt[name] !== null) assert.ok(receipt.includes(name.replaceAll('_', ' ')), name);
  }
  assert.equal(await page.getByTestId('receipt').getByTitle(decision.receipt.result_hash).count(), 1);
  assert.equal(await page.getByTestId('factors').locator('tbody tr').count(), decision.factors.length);
}

/** Nobody is asked for another name. */
async function saysWhatWouldRaiseIt(page) {
  const { next_band_reason: reason } = await ask('GET', `/v1/decisions/${id}/explanation`);
  assert.equal(reason, 'out_of_reach');
  await page.getByText('No three changes that the contact could make are enough').waitFor();
}

async function replaysExactly(page) {
  await page.getByRole('button', { name: 'Replay' }).click();
  await page.locator('[data-verdict="EXACT"]').waitFor();
}

/** No shipped rule makes one, so the answer of the service is exchanged on its way. */
async function showsDifferences(page) {
  const differences = [{ at: 'score', recorded: '54', replayed: '55' }];
  await page.route('**/replay', (route) => route.fulfill({ json: { verdict: 'MISMATCH', differences } }));
  await page.getByRole('button', { name: 'Replay' }).click();
  await page.locator('[data-verdict="MISMATCH"]').waitFor();
  assert.match(await page.getByTestId('differences').innerText(), /score\s+54\s+55/);
  await page.unroute('**/replay');
}

async function proves(page) {
  await page.getByRole('button', { name: 'Prove' }).click();
  const shown = await page.getByTestId('proof').innerText();
  const { name, text } = await downloaded(page, () => page.getByRole('button', { name: 'Download proof' }).click());
  assert.equal(name, `${id}.tlog-proof`);
  assert.match(text, /^c2sp\.org\/tlog-proof@v1\n/);
  const [, index] = /\nindex (\d+)\n/.exec(text);
  const size = text.split('\n\n')[1].split('\n')[1];
  assert.match(shown, new RegExp(`log index\\s+${index}\\s+tree size\\s+${size}\\s+root hash`));
}

async function leadsToHistory(page) {
  await page.getByRole('link', { name: `history of ${leadId}` }).click();
  await page.getByTestId('history').waitFor();
  await page.goBack();
  await page.getByTestId('outcome').waitFor();
}

async function showsErased(page) {
  await ask('DELETE', `/v1/leads/${leadId}`);
  await page.reload();
  await page.getByTestId('notice').getByText('The person was erased').waitFor();
  assert.equal(await page.getByTestId('score').textContent(), String(decision.score));
  assert.ok(!(await page.content()).includes('fastgrowth-labs'), 'nothing of the person is shown');
  await page.getByRole('button', { name: 'Replay' }).click();
  await page.locator('[data-verdict="INPUT_ERASED"]').waitFor();
  await page.getByRole('button', { name: 'Prove' }).click();
  await page.getByTestId('proof').waitFor();
  await isAccessible(page, 'decision-erased');
}

async function saysThatThereIsNone(page) {
  await page.goto(new URL('/ui/decisions/00000000-0000-7000-8000-000000000000', url).href);
  await page.getByRole('alert').getByText('Not Found').waitFor();
}

async function hidesWhatAKeyMayNot(page) {
  await enter(page, `/decisions/${id}`, 'approver', 'Decision');
  await page.getByText('Replaying needs a key with the role auditor').waitFor();
  await page.getByText('Proving needs a key with the role auditor').waitFor();
  assert.equal(await page.getByRole('button', { name: /Replay|Prove/ }).count(), 0);
}
