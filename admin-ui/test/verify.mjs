// Verifies the log, keeps a checkpoint and the verifier key.
import assert from 'node:assert/strict';
import { ask, decide, downloaded, enter, isAccessible, signOut, unauthorized, withPage } from './browser.mjs';

await decide({ name: 'Ana Silva' });

await withPage(async (page) => {
  await enter(page, '/verify', 'integrator,analyst,auditor', 'Verify the log');
  await isIntact(page);
  await handsOutTheCheckpoint(page);
  await isAccessible(page, 'verify');
  await signOut(page);
  await isOpenToTheOperator(page);
}, unauthorized);

async function isIntact(page) {
  await page.getByRole('button', { name: 'Verify now' }).click();
  await page.locator('[data-verdict="INTACT"]').waitFor();
  assert.equal(await page.getByTestId('verified').locator('tbody tr').count(), 1);
}

async function handsOutTheCheckpoint(page) {
  await page.getByTestId('heads').getByRole('button', { name: 'Download' }).waitFor();
  const { name, text } = await downloaded(page, () =>
    page.getByTestId('heads').getByRole('button', { name: 'Download' }).click(),
  );
  const [log] = (await ask('GET', '/v1/log')).items;
  assert.match(name, new RegExp(`^checkpoint-\\d+-${log.node_id}\\.txt$`));
  assert.match(text, new RegExp(`^${log.origin}\\n\\d+\\n[A-Za-z0-9+/=]{44}\\n\\n— ${log.origin} `));
  assert.equal(await page.getByTestId('heads').getByTitle(log.verifier_key).count(), 1);
}

async function isOpenToTheOperator(page) {
  await enter(page, '/verify', 'operator', 'Verify the log');
  const pages = await page.getByLabel('Pages').getByRole('link').allInnerTexts();
  assert.ok(pages.includes('Verify') && !pages.includes('Decisions'), `pages of an operator: ${pages}`);
  await isIntact(page);
}
