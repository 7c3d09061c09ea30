// Finds who did what, reads one step whole, and takes away all that was found.
import assert from 'node:assert/strict';
import { ask, column, downloaded, enter, isAccessible, unauthorized, withPage } from './browser.mjs';

const me = await ask('GET', '/v1/me', undefined, 'admin');
const made = `/v1/tenants/${me.tenant.tenant_id}/keys`;
for (let i = 0; i < 60; i++) await ask('POST', made, { name: `=form ${i}`, roles: ['integrator'] }, 'admin');
await ask('PUT', '/v1/settings/four-eyes', { required: true, reason: 'The board wants it' }, 'admin');

await withPage(async (page) => {
  await enter(page, '/audit', 'admin', 'Audit');
  assert.equal((await column(page, 'audit', 3))[0], 'Second person required');
  await readsOneStep(page);
  await turnsThePages(page);
  await narrowsTheSearch(page);
  await takesAllAway(page);
  await findsNothing(page);
}, unauthorized);

async function readsOneStep(page) {
  await page.getByRole('button', { name: 'Second person required' }).click();
  assert.match(await page.getByTestId('entry').innerText(), /^admin did this on .* because: The board wants it\.$/);
  await isAccessible(page, 'audit');
  await page.getByRole('button', { name: 'Close' }).click();
}

async function turnsThePages(page) {
  await page.getByText('50 entries on this page').waitFor();
  await page.getByRole('link', { name: 'Older' }).click();
  await page.getByRole('link', { name: 'Newer' }).click();
  await page.getByText('50 entries on this page').waitFor();
}

async function narrowsTheSearch(page) {
  await page.getByLabel('Who').fill('ADMIN');
  await page.getByLabel('What', { exact: true }).fill('key.');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.waitForURL(/step=key/);
  await page.getByText('50 entries on this page').waitFor();
  assert.ok((await column(page, 'audit', 3)).every((what) => what === 'Key made'));
  assert.equal((await column(page, 'audit', 4))[0], '=form 59');
}

async function takesAllAway(page) {
  const ndjson = await downloaded(page, () => page.getByRole('button', { name: 'NDJSON' }).click());
  assert.equal(ndjson.name, 'audit.ndjson');
  const entries = ndjson.text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.equal(entries.length, 60); // more than a page
  assert.ok(entries.every(({ step, by }) => step === 'key.created' && by === 'admin'));
  const csv = await downloaded(page, () => page.getByRole('button', { name: 'CSV' }).click());
  const [head, ...records] = csv.text.trimEnd().split('\r\n');
  assert.equal(head, 'at,by,step,subject,reason,details,entry_id,key_id,tenant_id');
  assert.equal(records.length, 60);
}

async function findsNothing(page) {
  await page.getByLabel('From day (UTC)').fill('2000-01-01');
  await page.getByLabel('Before day (UTC)').fill('2000-01-02');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByText('Nothing that was done meets all of this.').waitFor();
}
