// Two edit one draft at once: the second is told, sees both texts, and loses nothing.
import assert from 'node:assert/strict';
import { enter, isAccessible, unauthorized, withPage } from './browser.mjs';
import { edit, openDraft, pageOf, PACK, read } from './drafts.mjs';

const draft = await openDraft();
const stale = (text, address) => address.includes('/files/') && text.includes('412');

await withPage(
  async (page) => {
    await enter(page, pageOf(draft), 'ana', `Draft of ${PACK}`);
    await page.getByLabel('weight of spam_keywords').fill('-27');
    await edit(draft, 'pack.yaml', (text) => text.replace('weight: -28', 'weight: -30'), 'cleo');
    await page.getByRole('button', { name: 'Save' }).click();

    const panel = page.getByTestId('stale');
    await panel.getByText('Somebody saved before you').waitFor();
    await panel.getByText('cleo').waitFor();
    assert.match(await read(draft, 'pack.yaml'), /spam_keywords.*weight: -26/, 'nothing of theirs is overwritten');
    await panel.getByTestId('side-by-side').getByText('weight: -27').first().waitFor();
    await panel.getByTestId('side-by-side').getByText('weight: -30').first().waitFor();
    await isAccessible(page, 'draft-stale');

    await takesTheirChangeOver(page, panel);
    await givesUpAndHasBack(page);
  },
  (...complaint) => unauthorized(...complaint) || stale(...complaint),
);

/** Their one change comes into one's own text, which is then saved: both edits are there. */
async function takesTheirChangeOver(page, panel) {
  await panel.getByRole('button', { name: 'Take over what stands at the left' }).first().click();
  await panel.getByRole('button', { name: 'Save the text at the right' }).click();
  await page.getByTestId('factors').waitFor();
  const text = await read(draft, 'pack.yaml');
  assert.match(text, /disposable_email.*weight: -30/);
  assert.match(text, /spam_keywords.*weight: -27/);
}

async function givesUpAndHasBack(page) {
  const cell = page.getByLabel('weight of missing_name');
  await cell.fill('-11');
  await edit(draft, 'pack.yaml', (text) => text.replace('weight: -24', 'weight: -25'), 'cleo');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Take theirs' }).click();
  assert.equal(await cell.inputValue(), '−10');
  await page.getByRole('button', { name: 'Bring my text back' }).click();
  assert.equal(await cell.inputValue(), '−11');
}
