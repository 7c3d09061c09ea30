// Edits a draft: the points of a factor, then a rule; sees a problem at its line, mends it, runs the cases, sees coverage.
import assert from 'node:assert/strict';
import { downloaded, enter, isAccessible, unauthorized, withPage } from './browser.mjs';
import { openDraft, PACK, read, save } from './drafts.mjs';

const draft = await openDraft();
const before = await read(draft, 'pack.yaml');

await withPage(async (page) => {
  await enter(page, '/drafts', 'ana', 'Drafts');
  await page.getByTestId('drafts').waitFor();
  await isAccessible(page, 'drafts');
  await page.getByTestId('drafts').getByRole('link').first().click();

  await editsPoints(page);
  await isAccessible(page, 'draft-factors');
  await seesTheProblemAtItsLine(page);
  await isAccessible(page, 'draft-problem');
  await mendsItAndSeesCoverage(page);
  await isAccessible(page, 'draft-rules');
  await readsResults(page);
  await isAccessible(page, 'draft-cases');
  await seesWhatChanged(page);
  const { name } = await downloaded(page, () => page.getByRole('button', { name: 'Export' }).click());
  assert.match(name, new RegExp(`^${PACK}-.*\\.zip$`));
}, unauthorized);

/** One number of the text changes, and nothing else. */
async function editsPoints(page) {
  const cell = page.getByLabel('weight of spam_keywords');
  await page.getByLabel('points of spam_keywords, drawn').press('ArrowLeft');
  assert.equal(await cell.inputValue(), '−27');
  await page.getByTestId('status').getByText('1 unsaved file').waitFor();
  await page.reload();
  assert.equal(await cell.inputValue(), '−27', 'what is not saved survives');
  await save(page);
  assert.equal(await read(draft, 'pack.yaml'), before.replace('weight: -26', 'weight: -27'));
}

async function seesTheProblemAtItsLine(page) {
  await page.getByRole('tab', { name: 'Rules' }).click();
  await page.getByRole('link', { name: 'email.drl' }).click();
  const line = page.locator('.cm-line', { hasText: 'Lead( !email.present )' });
  await line.click();
  await page.keyboard.press('End');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('d )');
  const says = page.locator('[data-problem="unknown_field"]');
  await says.waitFor();
  assert.match(await says.innerText(), /email has no field 'presentd'/);
  await page.getByTestId('status').getByText('1 unsaved file').waitFor();
  await page.keyboard.press('Control+s');
  await page.getByTestId('status').getByText('1 unsaved file').waitFor({ state: 'detached' });
  assert.match(await page.getByTestId('problems').innerText(), /risks\/email\.drl:3\s+unknown_field/);
  await page.getByTestId('status').getByText('1 problem').waitFor();
}

async function mendsItAndSeesCoverage(page) {
  const line = page.locator('.cm-line', { hasText: 'presentd' });
  await line.click();
  await page.keyboard.press('End');
  for (let signs = 0; signs < 'presentd )'.length; signs++) await page.keyboard.press('Backspace');
  await page.keyboard.type('pres');
  await page.getByRole('option', { name: 'present' }).click();
  await page.keyboard.type(' )');
  await page.keyboard.press('Control+s');
  await page.getByTestId('status').getByText('No problems').waitFor();
  await page.locator('.cm-line span', { hasText: '"disposable_email"' }).hover();
  await page.locator('.cm-help', { hasText: /points, group/ }).waitFor();
  await page
    .getByTestId('status')
    .getByText(/\d+ cases? passed/)
    .waitFor();
  assert.equal(await page.locator('[data-problem]').count(), 0);
  await page
    .locator('.cm-fired', { hasText: /^[1-9]\d*×$/ })
    .first()
    .waitFor();
}

/** The cases expect the old points; each that fails says what it got. */
async function readsResults(page) {
  await page.getByRole('tab', { name: 'Cases' }).click();
  assert.match(await page.getByTestId('case-results').innerText(), /passed, [1-9]\d* failed\. Every rule fires/);
  await page.getByTestId('failures').getByText('score').first().waitFor();
  await page.getByTestId('coverage').getByRole('link', { name: 'risks/spam.drl' }).first().waitFor();
  await page.getByTestId('failures').getByRole('link').first().click();
  await page.getByLabel('Why the case failed').waitFor();
}

async function seesWhatChanged(page) {
  await page.getByRole('tab', { name: 'Changes' }).click();
  await page.getByTestId('changes').getByText('spam_keywords').first().waitFor();
  await page.getByRole('tab', { name: 'Who did what' }).click();
  assert.match(await page.getByTestId('steps').innerText(), /Edited\s+ana\s+.*risks\/email\.drl/);
}
