// Runs recorded decisions again, from the page where the log is verified, and takes the result.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { ask, column, decide, downloaded, enter, isAccessible, signOut, unauthorized, withPage } from './browser.mjs';

const AUDITOR = 'integrator,analyst,auditor';
const LEADS = 12;

const ids = [];
for (let index = 0; index < LEADS; index++) {
  ids.push((await decide({ name: `Ana ${index}`, message: 'We need tents for 300 guests in May' })).decision_id);
}

await withPage(
  async (page) => {
    await enter(page, '/verify', AUDITOR, 'Verify the log');
    await page.getByRole('link', { name: 'running them again' }).click();
    await page.getByText('None was started in the last seven days.').waitFor();
    await isAccessible(page, 'replays-none');
    await refusesWhatIsNotThere(page);
    await runsAllAgain(page);
    await takesTheResult(page);
    await listsIt(page);
    await turnsOne(page);
    await signOut(page);
    await isClosedToOthers(page);
  },
  (text, address) => unauthorized(text, address) || (address.endsWith('/v1/replays') && text.includes('400')),
);

async function refusesWhatIsNotThere(page) {
  await page.getByLabel('Pack', { exact: true }).fill('no-such-pack');
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByText('there is no such pack').waitFor();
}

async function runsAllAgain(page) {
  await page.getByLabel('Pack', { exact: true }).fill('lead-quality');
  await page.getByLabel('Version that judged').focus(); // and by keys alone
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Replay', exact: true }).waitFor();
  await page.getByText('Done', { exact: true }).waitFor();
  await page.locator('[data-verdict="EXACT"]').waitFor();
  await page.getByText(`${LEADS} of ${LEADS} decisions came out the same.`).waitFor();
  await isAccessible(page, 'replay');
}

async function takesTheResult(page) {
  const id = page.url().split('/').at(-1);
  const job = await ask('GET', `/v1/replays/${id}`);
  const sha256 = (text) => `sha256:${createHash('sha256').update(text).digest('hex')}`;
  const ndjson = await downloaded(page, () => page.getByRole('link', { name: 'Download NDJSON' }).click());
  const csv = await downloaded(page, () => page.getByRole('link', { name: 'Download CSV' }).click());

  assert.equal(ndjson.name, `replay-${id}.ndjson`);
  assert.equal(sha256(ndjson.text), job.result_hash);
  assert.equal(sha256(csv.text), job.csv_hash);
  assert.equal(await page.getByTestId('hashes').getByTitle(job.result_hash).count(), 1);
  const lines = ndjson.text.trim().split('\n').map(JSON.parse);
  assert.deepEqual(lines.map(({ decision_id }) => decision_id).sort(), ids.sort());
}

async function listsIt(page) {
  await page.getByLabel('Where this page stands').getByRole('link', { name: 'Replays' }).click();
  assert.deepEqual(await column(page, 'replays', 2), ['Done']);
  assert.deepEqual(await column(page, 'replays', 3), [String(LEADS)]);
  await isAccessible(page, 'replays');
}

/** One that was quicker than whoever pauses it offers nothing any more. */
async function turnsOne(page) {
  const { job_id } = await ask('POST', '/v1/replays', {});
  const { state } = await ask('POST', `/v1/replays/${job_id}/pause`);
  await page.goto(new URL(`/ui/replays/${job_id}`, page.url()).href);
  if (state === 'paused') {
    await page.getByText('Paused', { exact: true }).waitFor();
    await isAccessible(page, 'replay-paused');
    await page.getByRole('button', { name: 'Resume' }).click();
  }
  await page.getByText('Done', { exact: true }).waitFor();
  assert.equal(await page.getByRole('button', { name: /Pause|Resume|Cancel/ }).count(), 0);
}

async function isClosedToOthers(page) {
  await enter(page, '/replays', 'approver', 'Not for this key');
}
