// The Score page: signs in, scores a pasted lead, checks that the waterfall adds up, replays, signs out.
import assert from 'node:assert/strict';
import { isAccessible, keys, url, withPage } from './browser.mjs';

const lead = {
  contactEmail: 'alex@fastgrowth-labs.co',
  name: 'Alex',
  phone: '+44 7700 900123',
  company: 'FastGrowth Labs',
  country: 'UK',
  source: 'facebook_ads',
  message: 'Hi, looking for more info.',
};

/** Answers that say nobody is signed in are expected. */
const unauthorized = (text, address) => /\/v1\/(me|login|decisions)$/.test(address) && text.includes('401');

await withPage(async (page) => {
  await page.goto(new URL('/ui/', url).href);
  await refusesWrongKey(page);
  await signsIn(page);
  await page.getByRole('link', { name: 'Score', exact: true }).click();
  await page.getByRole('heading', { name: 'Score a lead' }).waitFor();
  await showsHowToStart(page);
  await scoresPastedLead(page);
  await addsUp(page);
  await namesRuleLines(page);
  await saysWhatWouldRaiseIt(page);
  await namesRulesThatDidNotFire(page);
  await replays(page);
  await isAccessible(page, 'result');
  await survivesReload(page);
  await scoresTypedLead(page);
  await namesFaultOfJson(page);
  await keepsLeadWhenSessionEnds(page);
  await signsOut(page);
}, unauthorized);

async function refusesWrongKey(page) {
  await page.getByLabel('API key').fill('ak_wrong');
  await page.keyboard.press('Enter');
  await page.getByText('No such key').waitFor();
  await isAccessible(page, 'signin');
}

async function signsIn(page) {
  await page.getByLabel('API key').fill(keys['integrator,analyst,auditor']);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
}

async function showsHowToStart(page) {
  await page.getByText('Nothing is scored yet').waitFor();
  await isAccessible(page, 'empty');
}

async function scoresPastedLead(page) {
  await page.getByText('JSON', { exact: true }).click();
  await page.getByLabel('Lead as JSON').fill(JSON.stringify(lead, null, 2));
  await page.keyboard.press('Control+Enter');
  await page.getByTestId('outcome').waitFor();

  const reading = page.getByTestId('reading');
  await reading.getByRole('cell', { name: 'contactEmail' }).waitFor();
  await reading.getByText('alex@fastgrowth-labs.co').first().waitFor();
}

async function addsUp(page) {
  const score = Number(await page.getByTestId('score').textContent());
  const cells = page.getByTestId('waterfall').locator('[data-points]');
  const points = await cells.evaluateAll((found) => found.map((cell) => Number(cell.dataset.points)));
  const sum = points.reduce((total, value) => total + value, 0);
  assert.ok(points.length >= 3, `only ${points.length} waterfall rows`);
  assert.ok(Math.abs(sum - score) < 1e-6, `waterfall sums to ${sum}, score is ${score}`);
}

async function namesRuleLines(page) {
  const lines = page.getByTestId('factors').getByText(/^[a-z]+\/[a-z-]+\.drl:\d+$/);
  assert.ok((await lines.count()) >= 1, 'no rule with its file and line');
}

/** A message that says something, after the stock phrase. */
async function saysWhatWouldRaiseIt(page) {
  const row = page.getByTestId('next-band').locator('tbody tr');
  assert.match(await row.innerText(), /message\s.*such as:.*\+16/s);
}

/** Every rule that fired stands with the factors, every other one here. */
async function namesRulesThatDidNotFire(page) {
  assert.equal(await page.getByTestId('not-fired').count(), 0, 'the table is shown before it is asked for');
  await page.getByRole('button', { name: /^Show \d+ rules$/ }).click();
  const row = page.getByTestId('not-fired').getByRole('row', { name: /^missing_name: none was sent/ });
  assert.match(
    await row.innerText(),
    /risks\/name\.drl:1\s+missing_name\s+risks\s+Lead\( !name\.present \)\s+name\.present true/,
  );
}

async function replays(page) {
  await page.getByRole('button', { name: 'Replay' }).click();
  await page.locator('[data-verdict="EXACT"]').waitFor();
}

/** The cookie outlives the page; what it needs to change things comes back with it. */
async function survivesReload(page) {
  await page.reload();
  await page.getByRole('heading', { name: 'Score a lead' }).waitFor();
}

async function scoresTypedLead(page) {
  await page.getByLabel('Name', { exact: true }).fill('Ingrid Sørensen');
  await page.getByLabel('E-mail').fill('ingrid@nordhavn-logistikk.no');
  await page.getByRole('button', { name: 'Score', exact: true }).click();
  await page.getByTestId('reading').getByText('Ingrid Sørensen').first().waitFor();
  await addsUp(page);
}

async function namesFaultOfJson(page) {
  await page.getByText('JSON', { exact: true }).click();
  await page.getByLabel('Lead as JSON').fill('{ "name": ');
  await page.getByText('Not JSON:').waitFor();
  assert.ok(await page.getByRole('button', { name: 'Score', exact: true }).isDisabled());
}

async function keepsLeadWhenSessionEnds(page) {
  const text = '{ "name": "Kept" }';
  await page.getByLabel('Lead as JSON').fill(text);
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'Score', exact: true }).click();
  await page.getByText('Your session has ended').waitFor();
  await signsIn(page);
  assert.equal(await page.getByLabel('Lead as JSON').inputValue(), text);
}

/** The session is over, not only the cookie gone: whoever kept a copy of it has nothing. */
async function signsOut(page) {
  const cookies = await page.context().cookies();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await page.context().addCookies(cookies);
  await page.reload();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
}
