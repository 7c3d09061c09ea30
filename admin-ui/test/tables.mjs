// Edits a decision table as a grid and a list; both go out to a spreadsheet and come back from there.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { enter, isAccessible, unauthorized, withPage } from './browser.mjs';
import { openDraft, pageOf, PACK, read, save } from './drafts.mjs';

const draft = await openDraft();
const TABLE = 'id,message.words >=,factor,value,note\nmany,20,seniority,1,\n';

await withPage(async (page) => {
  await enter(page, pageOf(draft), 'ana', `Draft of ${PACK}`);
  await page.getByRole('tab', { name: 'Tables and lists' }).click();
  await beginsATable(page);
  await isAccessible(page, 'draft-table');
  await takesATableOutAndIn(page);
  await editsAList(page);
  await isAccessible(page, 'draft-list');
  await removesAndPutsBack(page);
}, unauthorized);

async function beginsATable(page) {
  await page.getByRole('button', { name: 'New table' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('depth');
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('button', { name: 'New row' }).click();
  await page.getByLabel('id of row 1').fill('many');
  await page.getByLabel('message.words >= of row 1').fill('20');
  await page.getByLabel('factor of row 1').fill('no_such_factor');
  await page.getByLabel('value of row 1').fill('1');
  await save(page);
  await page.getByTestId('grid').getByText('no_such_factor').waitFor();
  await page.getByLabel('factor of row 1').fill('seniority');
  await save(page);
  await page.getByTestId('status').getByText('No problems').waitFor();
  assert.equal(await read(draft, 'tables/depth.csv'), TABLE);
}

async function takesATableOutAndIn(page) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'XLSX' }).click(),
  ]);
  assert.equal(download.suggestedFilename(), 'depth.xlsx');
  const xlsx = await readFile(await download.path());
  await page.getByLabel('value of row 1').fill('0.5');
  await save(page);
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  await page.locator('input[type=file]').setInputFiles({ name: 'depth.xlsx', mimeType: type, buffer: xlsx });
  await page.waitForFunction(() => document.querySelector('[aria-label="value of row 1"]')?.value === '1');
  assert.equal(await read(draft, 'tables/depth.csv'), TABLE);
}

async function editsAList(page) {
  await page.getByRole('link', { name: 'test-sources.txt' }).click();
  await page.locator('.cm-content[aria-label="lists/test-sources.txt"]').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('moon dust\n');
  await save(page);
  assert.match(await read(draft, 'lists/test-sources.txt'), /\nmoon dust\n$/);
}

async function removesAndPutsBack(page) {
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByText('lists/test-sources.txt is removed.').waitFor();
  await page.getByRole('button', { name: 'Put it back' }).click();
  await page.locator('.cm-content[aria-label="lists/test-sources.txt"]').waitFor();
  assert.match(await read(draft, 'lists/test-sources.txt'), /\nmoon dust\n$/);
}
