// Reads what judges, a pack with its timeline, and a version: its receipt, its signature, what it changed.
import assert from 'node:assert/strict';
import { ask, column, downloaded, enter, isAccessible, unauthorized, url, withPage } from './browser.mjs';
import { edit, openDraft, PACK } from './drafts.mjs';

const packPath = `/v1/packs/${PACK}`;
await ask('PUT', `${packPath}/line`, { line: 'own', reason: 'Our own routing' }, 'ben');
const draft = await openDraft();
await edit(draft, 'pack.yaml', (text) => text.replace('"Words that spam uses"', '"Words that spammers use"'));
const { pack_hash } = await ask('POST', `${draft}/submit`, { version: '1.1.0', note: 'Names who sends it' }, 'ana');
await ask('POST', `${draft}/approve`, { pack_hash }, 'ben');
await ask('POST', `${draft}/publish`, {}, 'ana');
const step = { version: '1.1.0', stage: 'canary', percent: 10, reason: 'A tenth first' };
await ask('POST', `${packPath}/rollout`, step, 'ben');

await withPage(async (page) => {
  await enter(page, '/packs', 'ana', 'Packs');
  assert.ok((await column(page, 'packs', 4)).includes('1.1.0 as canary, 10%'));
  await isAccessible(page, 'packs');

  await page.getByRole('link', { name: PACK }).click();
  await showsVersionsAndTimeline(page);
  await isAccessible(page, 'pack');

  await page.getByTestId('versions').getByRole('link', { name: '1.1.0' }).click();
  await showsTheVersion(page);
  await isAccessible(page, 'version');

  await page.goto(new URL(`/ui/packs/${PACK}/versions/1.1.0`, url).href);
  await page.getByRole('button', { name: 'New draft' }).click();
  await page.getByRole('heading', { level: 1, name: `Draft of ${PACK}` }).waitFor();
}, unauthorized);

async function showsVersionsAndTimeline(page) {
  assert.deepEqual(await column(page, 'versions', 1), ['1.1.0', '1.0.0']);
  assert.deepEqual(await column(page, 'versions', 2), ['canary', 'live']);
  assert.deepEqual((await column(page, 'timeline', 2)).slice(0, 2), ['Canary', '1.1.0 published']);
  assert.deepEqual((await column(page, 'timeline', 4)).slice(0, 2), ['', 'ben']);
  assert.deepEqual((await column(page, 'timeline', 5)).slice(0, 2), ['A tenth first', 'Names who sends it']);
  assert.match(await page.getByTestId('lanes').locator('figcaption').textContent(), /1\.1\.0 canary 10% from/);
}

async function showsTheVersion(page) {
  await page.getByTestId('changes').waitFor();
  const receipt = page.getByTestId('receipt');
  assert.match(await receipt.innerText(), /author\s+ana\s+approved by\s+ben/);
  assert.equal(await receipt.getByTitle(pack_hash).count(), 1);
  assert.match(await page.getByTestId('signature').innerText(), new RegExp(`${PACK}\\n1\\.1\\.0\\n${pack_hash}`));
  assert.ok((await page.getByTestId('files').innerText()).includes('risks/email.drl'));
  assert.match(await page.getByTestId('changes').innerText(), /Words that spam uses\s+Words that spammers use/);
  const { name } = await downloaded(page, () => page.getByRole('button', { name: 'Archive' }).click());
  assert.equal(name, `${PACK}-1.1.0.zip`);
}
