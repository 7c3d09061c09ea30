// Follows one lead: sees why its score is what it is, tells what happened, overrides the score, erases the lead.
import assert from 'node:assert/strict';
import { ask, column, enter, isAccessible, signOut, unauthorized, withPage } from './browser.mjs';
import { at, fit, happens, putLead, some } from './people-in-a-crm.mjs';

const leadId = `jane/${Date.now().toString(36)}`;
const path = `/leads/lead?lead_id=${encodeURIComponent(leadId)}`;
await putLead(leadId, fit);
await happens(leadId, some.slice(0, 2));

const refused = (text, address) => address.includes('/v1/leads/') && /400|404/.test(text);
await withPage(
  async (page) => {
    await enter(page, path, 'analyst', `Lead ${leadId}`);
    await hidesWhatAKeyMayNot(page);
    await signOut(page);
    await enter(page, path, 'integrator,analyst,auditor', `Lead ${leadId}`);
    await showsTheScoreAndWhy(page);
    await isAccessible(page, 'lead');
    await tellsWhatHappened(page);
    await movesAlongThePipeline(page);
    await overridesWithAReason(page);
    await takesTheOverrideBack(page);
    await erases(page);
  },
  (...complaint) => unauthorized(...complaint) || refused(...complaint),
);

function total(page) {
  return page.getByTestId('score').first().innerText();
}

async function hidesWhatAKeyMayNot(page) {
  await page.getByTestId('scores').waitFor();
  assert.equal(await page.getByRole('button', { name: /Erase|Log activity|Set status/ }).count(), 0);
  assert.equal(await page.getByRole('button', { name: 'Override' }).count(), 1);
}

async function showsTheScoreAndWhy(page) {
  const { items } = await ask('GET', `${at(leadId)}/scores`);
  await page.getByTestId('waterfall').waitFor();
  assert.equal(Number(await total(page)), items[0].score_total);
  assert.deepEqual(
    (await column(page, 'scores', 2)).map(Number),
    items.map(({ score_total }) => score_total),
  );
  assert.match((await column(page, 'scores', 6))[0], /\+\d+\semail reply/);
  assert.deepEqual(await column(page, 'activities', 2), ['E-mail reply', 'Pricing page visit']);
  const last = await page.getByTestId('waterfall').locator('tfoot').innerText();
  assert.equal(Number(last.match(/[\d.]+$/)[0]), items[0].score_total);
  await page.getByRole('img', { name: `3 scores from ${items[2].score_total} to ${items[0].score_total}` }).waitFor();
}

async function tellsWhatHappened(page) {
  const before = Number(await total(page));
  await page.getByLabel('What happened').selectOption('Demo request');
  await page.getByLabel('Note').fill('wants twenty licences');
  await page.getByRole('button', { name: 'Log activity' }).click();
  await page.getByRole('cell', { name: 'note wants twenty licences' }).waitFor();
  await page.getByRole('cell', { name: /\+\d+\sdemo request/ }).waitFor();
  assert.ok(Number(await total(page)) > before);
}

async function movesAlongThePipeline(page) {
  await page.getByLabel('Pipeline').selectOption('Lost');
  await page.getByRole('button', { name: 'Set status' }).click();
  await page.getByRole('cell', { name: /−\d+\sdisqualified/ }).waitFor();
  await page.getByLabel('Pipeline').selectOption('Open');
  await page.getByRole('button', { name: 'Set status' }).click();
  await page.getByRole('cell', { name: /\+\d+\sdisqualified/ }).waitFor();
  await page.getByRole('button', { name: 'Compute anew' }).click();
  await page.getByRole('cell', { name: 'Manual' }).waitFor();
}

async function overridesWithAReason(page) {
  const form = page.getByRole('form', { name: 'Override' });
  await form.getByLabel('Score').fill('12');
  await form.getByLabel('Reason').fill('no');
  await form.getByRole('button', { name: 'Override' }).click();
  await form.getByLabel('Reason').and(page.locator('[aria-invalid=true]')).waitFor();
  await form.getByLabel('Reason').fill('met at a fair, buys elsewhere');
  await form.getByLabel(/^Until/).fill('2020-01-01T00:00');
  await form.getByRole('button', { name: 'Override' }).click();
  await page.getByText('must be in the future').waitFor();
  await form.getByLabel(/^Until/).fill('2096-01-01T00:00');
  await form.getByRole('button', { name: 'Override' }).click();
  await page.getByTestId('override').waitFor();
  assert.equal(await total(page), '12');
  assert.match(await page.getByTestId('override').innerText(), /^12 by .*until 2096-01-01.*met at a fair/);
  assert.match(await page.getByTestId('standing').innerText(), /Computed\s+\d+/);
  await isAccessible(page, 'lead-overridden');
}

async function takesTheOverrideBack(page) {
  await page.getByRole('button', { name: 'Take back' }).click();
  await page.getByTestId('override').waitFor({ state: 'detached' });
  assert.ok(Number(await total(page)) > 12);
  assert.match((await column(page, 'scores', 5))[0], /^Override ended$/);
}

async function erases(page) {
  await page.getByRole('button', { name: 'Erase this lead' }).click();
  const dialog = page.getByRole('dialog', { name: 'Erase this lead' });
  await dialog.getByRole('textbox').fill(leadId);
  await dialog.getByRole('button', { name: 'Erase', exact: true }).click();
  await page.getByText('This lead was erased').waitFor();
  await page.reload();
  await page.getByText('There is no such lead').waitFor();
}
