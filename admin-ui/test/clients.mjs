// Tells what became of leads, has weights found for a client, sees where they are from, accepts them.
import assert from 'node:assert/strict';
import { ask, column, enter, isAccessible, keys, signOut, unauthorized, withPage } from './browser.mjs';

const ALL = 'integrator,analyst,auditor';
const client = await ask('POST', '/config', { email: 'sales@northwind.example', api_key: keys[ALL] });
const clientAt = `/v1/clients/${client.client_id}`;
const weightsOf = (shown) => shown.map((text) => Number(text).toFixed(3));

const refused = (text, address) => /outcomes|clients/.test(address) && /400|404|409/.test(text);
await withPage(
  async (page) => {
    await enter(page, '/settings/scoring?of=learning', ALL, 'Scoring of leads');
    await wantsToLookFirst(page);
    await tellsWhatBecameOfALead(page);
    await isAccessible(page, 'outcomes');
    await describesTheClient(page);
    await findsItsWeights(page);
    await isAccessible(page, 'client');
    await signOut(page);
    await enter(page, '/clients', 'approver', 'Clients');
    await acceptsThem(page);
    await seesWhereTheyAreFrom(page);
    await hidesWhatAKeyMayNot(page);
  },
  (...complaint) => unauthorized(...complaint) || refused(...complaint),
);

async function wantsToLookFirst(page) {
  await page.getByLabel('wait until somebody accepts them').check();
  await page.getByLabel('put into force at once').check();
  await page.getByRole('button', { name: 'Keep a new version' }).click();
  await page.getByTestId('kept').getByText('Version 1 is in force.').waitFor();
  const { learning } = await ask('GET', '/v1/settings/learning');
  assert.deepEqual(learning, { mode: 'proposed', share: true });
}

async function go(page, name) {
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

async function tells(page, lead, outcome, at = '') {
  const form = page.getByRole('form', { name: 'New outcome' });
  await form.getByLabel('Lead').fill(lead);
  await form.getByLabel('Outcome').selectOption(outcome);
  await form.getByLabel(/^When/).fill(at);
  await form.getByRole('button', { name: 'Record' }).click();
}

async function tellsWhatBecameOfALead(page) {
  await go(page, 'Outcomes');
  await page.getByText('Nothing is known to have become of any lead.').waitFor();
  await tells(page, 'crm-17', 'Converted', '2096-01-01T00:00');
  await page.getByText('must not be in the future').waitFor();
  await tells(page, 'crm-17', 'Converted');
  await page.getByText('crm-17: Converted, reward +1.').waitFor();
  await tells(page, 'crm-18', 'Bounced');
  await page.getByText('crm-18: Bounced, reward −1.').waitFor();
  await page.getByRole('row', { name: 'Bounced 1 50% −1' }).waitFor();
  assert.deepEqual(await column(page, 'outcomes', 3), ['1', '0', '0', '0', '1']);
  await tells(page, 'crm-18', 'Retracted');
  await page.getByRole('row', { name: 'Converted 1 100% +1' }).waitFor();
}

async function describesTheClient(page) {
  await go(page, 'Clients');
  await page.getByRole('link', { name: `Client ${client.client_id.slice(-8)}` }).click();
  const form = page.getByRole('form', { name: 'Business' });
  await form.getByLabel('Name').fill('Northwind');
  await form.getByLabel('Industry').fill('software');
  await form.getByLabel('Country code').fill('1');
  await form.getByRole('button', { name: 'Keep' }).click();
  await form.getByLabel('Country code').and(page.locator('[aria-invalid=true]')).waitFor();
  await form.getByLabel('Country code').fill('de');
  await form.getByRole('button', { name: 'Keep' }).click();
  await page.getByRole('heading', { level: 1, name: 'Northwind' }).waitFor();
  const { name, profile } = await ask('GET', clientAt);
  assert.deepEqual([name, profile], ['Northwind', { industry: 'software', country: 'DE' }]);
}

async function findsItsWeights(page) {
  const { weights } = await ask('GET', clientAt);
  assert.deepEqual(weightsOf(await column(page, 'weights', 3)), weightsOf(Object.values(weights)));
  await page.getByRole('button', { name: 'Find its weights now' }).click();
  await page.getByRole('button', { name: 'Weights 1 for Northwind' }).click();
  await page.getByTestId('proposed-weights').waitFor();
  assert.match(await page.getByTestId('client').innerText(), /The pack's own/);
}

async function acceptsThem(page) {
  await page.getByRole('button', { name: 'Weights 1 for Northwind' }).click();
  const proposed = await column(page, 'proposed-weights', 3);
  await page.getByLabel('Why').fill('Agreed with sales');
  await page.getByRole('button', { name: 'Accept' }).click();
  await page.getByText('Weights 1 for Northwind are in force.').waitFor();
  await page.getByText('No weights wait to be accepted.').waitFor();
  await page.getByRole('cell', { name: 'What is usual in the industry' }).waitFor();
  const { weights, method } = await ask('GET', clientAt);
  assert.equal(method, 'industry_prior');
  assert.deepEqual(weightsOf(Object.values(weights)), weightsOf(proposed));
}

async function seesWhereTheyAreFrom(page) {
  await page.getByRole('link', { name: 'Northwind' }).click();
  const origin = page.getByTestId('origin');
  await origin.waitFor();
  assert.match(await origin.innerText(), /table of industries 1, software[\s\S]*too few[\s\S]*none to learn from/);
  assert.deepEqual(await column(page, 'proposals', 3), ['In force']);
  assert.deepEqual(await column(page, 'proposals', 5), ['approver']);
}

async function hidesWhatAKeyMayNot(page) {
  assert.equal(await page.getByRole('button', { name: /Find|Forget|Keep/ }).count(), 0);
  await go(page, 'Outcomes');
  await page.getByRole('row', { name: /^Converted/ }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Record' }).count(), 0);
}
