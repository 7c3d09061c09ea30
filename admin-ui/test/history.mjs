// Follows a lead over time, exports what is held of it, erases it once its id was typed.
import assert from 'node:assert/strict';
import { ask, column, decide, downloaded, enter, isAccessible, signOut, unauthorized, withPage } from './browser.mjs';

const run = Date.now().toString(36);
const leadId = `ana-${run}@acme-labs.com`;
const path = `/leads/history?lead_id=${encodeURIComponent(leadId)}`;
const good = { name: 'Ana Silva', email: leadId, phone: '+44 20 7946 0958', country: 'UK' };

for (const [as_of, lead] of [
  ['2026-01-05T09:00:00Z', { name: 'xkjhqz', email: leadId }],
  ['2026-02-10T09:00:00Z', { name: 'Ana Silva', email: leadId }],
  [
    '2026-04-01T09:00:00Z',
    { ...good, message: 'We would like to talk about scoring 2,000 leads a month for our team.' },
  ],
  ['2026-05-20T09:00:00Z', { ...good, message: 'asdf' }],
  ['2026-06-30T09:00:00Z', good],
]) {
  await decide(lead, { lead_id: leadId, as_of });
}
const history = await ask('GET', `/v1/leads/${encodeURIComponent(leadId)}/history`);

const gone = (text, address) => address.includes('/history') && text.includes('404');
await withPage(
  async (page) => {
    await enter(page, path, 'analyst', `Lead ${leadId}`);
    await hidesWhatAKeyMayNot(page);
    await signOut(page);
    await enter(page, path, 'integrator,analyst,auditor', `Lead ${leadId}`);
    await showsScoresOverTime(page);
    await isAccessible(page, 'history');
    await exportsAllThatIsHeld(page);
    await erasesOnlyWhatWasTyped(page);
    await saysThatThereIsNone(page);
  },
  (...complaint) => unauthorized(...complaint) || gone(...complaint),
);

async function hidesWhatAKeyMayNot(page) {
  await page.getByTestId('history').waitFor();
  assert.equal(await page.getByRole('button', { name: /Erase|Export/ }).count(), 0);
}

async function showsScoresOverTime(page) {
  await page.getByTestId('history').waitFor();
  const scores = history.items.map(({ score }) => score);
  assert.deepEqual((await column(page, 'history', 2)).map(Number), scores);
  const changes = scores.map((score, index) =>
    index === scores.length - 1 ? 'first' : signed(score - scores[index + 1]),
  );
  assert.deepEqual(await column(page, 'history', 3), changes);
  assert.deepEqual(
    await column(page, 'history', 4),
    changes.map((points) => (points === 'first' ? '' : `Input\u00a0${points}`)),
  );
  assert.match((await column(page, 'history', 6))[3], /−\srandom name/);
  await page.getByRole('img', { name: `5 scores from ${scores[4]} to ${scores[0]}` }).waitFor();
}

function signed(points) {
  return points > 0 ? `+${points}` : points < 0 ? `−${-points}` : '0';
}

async function exportsAllThatIsHeld(page) {
  const { text } = await downloaded(page, () => page.getByRole('button', { name: 'Export all that is held' }).click());
  const held = JSON.parse(text);
  assert.equal(held.lead_id, leadId);
  assert.equal(held.decisions.length, 5);
  assert.equal(held.decisions[0].sent.email, leadId);
}

async function erasesOnlyWhatWasTyped(page) {
  await page.getByRole('button', { name: 'Erase this lead' }).click();
  const dialog = page.getByRole('dialog', { name: 'Erase this lead' });
  const erase = dialog.getByRole('button', { name: 'Erase', exact: true });
  await dialog.getByRole('textbox').fill('ana');
  assert.ok(await erase.isDisabled());
  await page.keyboard.press('Enter');
  await isAccessible(page, 'history-erase');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  assert.equal(await page.getByTestId('history').locator('tbody tr').count(), 5);

  await page.getByRole('button', { name: 'Erase this lead' }).click();
  await dialog.getByRole('textbox').fill(leadId);
  await erase.click();
  await page.getByText('This lead was erased').waitFor();
}

async function saysThatThereIsNone(page) {
  await page.reload();
  await page.getByText('There is no such lead').waitFor();
  await isAccessible(page, 'history-none');
}
