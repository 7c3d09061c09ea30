// Comes from nothing to the first score by the page's own command, then sees what was decided: its bands, flags, scores.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { column, decide, enter, isAccessible, keys, unauthorized, withPage } from './browser.mjs';

const INTEGRATOR = 'integrator,analyst,auditor';
const run = promisify(execFile);

await withPage(async (page) => {
  await enter(page, '/', INTEGRATOR, 'Overview');
  await leadsToTheFirstScore(page);
  await showsWhatWasDecided(page);
  await leadsToTheDecisions(page);
}, unauthorized);

async function leadsToTheFirstScore(page) {
  await page.getByText('Nothing was decided yet.').waitFor();
  await isAccessible(page, 'overview-first');
  const command = await page.getByTestId('command').innerText();
  const { stdout } = await run('bash', ['-c', command.replace("'X-API-Key: KEY'", `'X-API-Key: ${keys[INTEGRATOR]}'`)]);
  assert.ok(JSON.parse(stdout).decision_id, stdout);
  await page.getByTestId('bands').waitFor(); // without anybody asking for it
}

async function showsWhatWasDecided(page) {
  const spam = { name: 'xkjhqz', email: 'x@mailinator.com', message: 'casino casino casino http://spam.example' };
  await Promise.all(Array.from({ length: 20 }, () => decide(spam)));
  await page.getByTestId('headline').getByRole('link', { name: '21', exact: true }).waitFor();
  const decisions = await column(page, 'bands', 2);
  assert.equal(
    decisions.map(Number).reduce((sum, each) => sum + each),
    21,
  );
  const row = page.getByTestId('top-risks').getByRole('row', { name: /^disposable email/ });
  assert.match(await row.innerText(), /\b20\b.*95\.2%/s);
  assert.equal(
    (await column(page, 'drift', 2)).map(Number).reduce((sum, each) => sum + each),
    21,
  );
  await page.getByText('Too few decisions').waitFor();
  await page.getByTestId('running').getByText('lead-quality').waitFor();
  await isAccessible(page, 'overview');
}

async function leadsToTheDecisions(page) {
  await page.getByText('28 days', { exact: true }).click();
  await page.waitForURL(/span=month/);
  await page.getByTestId('bands').getByRole('link').last().click();
  await page.getByRole('heading', { level: 1, name: 'Decisions' }).waitFor();
  await page.getByText('20 decisions on this page').waitFor();
}
