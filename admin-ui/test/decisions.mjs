// Finds decisions by all that the page offers, page by page, by a link alone, and with the keyboard alone.
import assert from 'node:assert/strict';
import { column, decide, enter, isAccessible, keys, signOut, unauthorized, url, withPage } from './browser.mjs';

const run = Date.now().toString(36);
const email = `search-${run}@acme-labs.com`;
const leadId = `a/b ü&+%41.${run}@x.com`;
const day = '2021-03-04';

for (let i = 0; i < 55; i++) {
  await decide(
    { name: i % 2 ? 'xkjhqz' : 'Ana Silva', email },
    { as_of: `${day}T00:00:${String(i).padStart(2, '0')}Z` },
  );
}
await decide(
  { name: 'Ingrid Sørensen', email: `other-${run}@acme-labs.com` },
  { lead_id: leadId, as_of: `${day}T12:00:00Z` },
);

/** A bad query, an ended session, a service that does not answer: each is asked for by this script. */
const provoked = (text, address) => address.includes('/v1/decisions?') && /400|401|ERR_FAILED/.test(text);
await withPage(
  async (page) => {
    await enter(page, '/decisions', 'integrator,analyst,auditor', 'Decisions');
    await page.getByTestId('decisions').waitFor();
    await isAccessible(page, 'decisions');

    await findsByEmail(page);
    await goesThroughPages(page);
    await isReproducedByLink(page);
    await findsByFlagAndBand(page);
    await findsLeadOfAnyName(page);
    await saysThatNothingWasFound(page);
    await namesFaultOfQuery(page);
    await worksFromKeyboard(page);
    await comesBackWhenSessionEnds(page);
    await offersToTryAgain(page);
    await signOut(page);
    await hidesWhatAKeyMayNot(page);
  },
  (...complaint) => unauthorized(...complaint) || provoked(...complaint),
);

async function search(page, fields) {
  await page
    .getByRole('button', { name: 'Clear' })
    .click({ force: true })
    .catch(() => {});
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(value);
  await page.getByRole('button', { name: 'Search' }).click();
}

async function findsByEmail(page) {
  await search(page, { 'E-mail': email.toUpperCase() });
  await page.getByText('50 decisions on this page').waitFor();
  const times = await column(page, 'decisions', 1);
  assert.equal(times[0], `${day} 00:00:54`);
  assert.deepEqual([...times].sort().reverse(), times);
}

async function goesThroughPages(page) {
  await page.getByRole('link', { name: 'Older' }).click();
  await page.getByText('5 decisions on this page').waitFor();
  assert.equal((await column(page, 'decisions', 1)).at(-1), `${day} 00:00:00`);
  assert.equal(await page.getByRole('link', { name: 'Older' }).count(), 0);
  await page.getByRole('link', { name: 'Newer' }).click();
  await page.getByText('50 decisions on this page').waitFor();
  assert.equal((await column(page, 'decisions', 1))[0], `${day} 00:00:54`);
}

/** The address is all that somebody else needs to see the same. */
async function isReproducedByLink(page) {
  await page.getByRole('link', { name: 'Older' }).click();
  await page.getByText('5 decisions on this page').waitFor();
  const shown = await column(page, 'decisions', 1);
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.getByText('5 decisions on this page').waitFor();
  assert.deepEqual(await column(other, 'decisions', 1), shown);
  assert.equal(await other.getByLabel('E-mail').inputValue(), email.toUpperCase());
  await other.getByRole('link', { name: 'Newest' }).click();
  await other.getByText('50 decisions on this page').waitFor();
  await other.close();
}

async function findsByFlagAndBand(page) {
  await search(page, { 'E-mail': email, Flag: 'random_name' });
  await page.getByText('27 decisions on this page').waitFor();
  for (const flags of await column(page, 'decisions', 5)) assert.match(flags, /random name/);
  const [band] = await column(page, 'decisions', 3);
  await search(page, {
    'E-mail': email,
    Band: band.toLowerCase(),
    Version: '1.0.0',
    'From day (UTC)': day,
    'Before day (UTC)': '2021-03-05',
  });
  await page.getByText('on this page').waitFor();
  const found = await column(page, 'decisions', 3);
  assert.ok(found.length > 0);
  assert.deepEqual(new Set(found), new Set([band]));
}

async function findsLeadOfAnyName(page) {
  await search(page, { Lead: leadId });
  await page.getByText('1 decision on this page').waitFor();
  await page.getByTestId('decisions').getByRole('link', { name: leadId }).click();
  await page.getByRole('heading', { name: `Lead ${leadId}` }).waitFor();
  assert.equal((await column(page, 'history', 1))[0], `${day} 12:00:00`);
  await page.reload();
  await page.getByRole('heading', { name: `Lead ${leadId}` }).waitFor();
  await page.goBack();
  await page.getByText('1 decision on this page').waitFor();
}

async function saysThatNothingWasFound(page) {
  await search(page, { Lead: 'nobody' });
  await page.getByText('No decision meets all of this').waitFor();
  await isAccessible(page, 'decisions-none');
}

async function namesFaultOfQuery(page) {
  await page.goto(new URL('/ui/decisions?from=yesterday', url).href);
  await page.getByRole('alert').getByText('must be a time in UTC').waitFor();
  assert.equal(await page.getByLabel('From day (UTC)').inputValue(), 'yesterday');
  await isAccessible(page, 'decisions-fault');
}

async function worksFromKeyboard(page) {
  await page.goto(new URL('/ui/decisions', url).href);
  await page.getByTestId('decisions').waitFor();
  await page.keyboard.press('/');
  await page.keyboard.press('Tab');
  await page.keyboard.type(email);
  await page.keyboard.press('Enter');
  await page.getByText('50 decisions on this page').waitFor();
  const links = page.getByTestId('decisions').locator('tbody th a');
  await links.first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  const expected = await links.nth(1).getAttribute('href');
  await page.keyboard.press('Enter');
  await page.getByTestId('outcome').waitFor();
  assert.equal(new URL(page.url()).pathname, expected);
}

async function comesBackWhenSessionEnds(page) {
  await page.goto(new URL(`/ui/decisions?email=${email}`, url).href);
  await page.getByText('50 decisions on this page').waitFor();
  await page.context().clearCookies();
  await page.getByRole('link', { name: 'Older' }).click();
  await page.getByText('Your session has ended').waitFor();
  await page.getByLabel('API key').fill(keys['integrator,analyst,auditor']);
  await page.keyboard.press('Enter');
  await page.getByText('5 decisions on this page').waitFor();
}

async function offersToTryAgain(page) {
  await page.route('**/v1/decisions?*', (route) => route.abort());
  await page.getByRole('link', { name: 'Newest' }).click();
  await page.getByRole('alert').getByText('Assay did not answer').waitFor();
  await page.unroute('**/v1/decisions?*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('50 decisions on this page').waitFor();
}

async function hidesWhatAKeyMayNot(page) {
  await enter(page, '/decisions', 'approver', 'Not for this key');
  await page.getByText('needs a key with the role admin or integrator').waitFor();
  assert.equal(await page.getByLabel('Pages').getByRole('link', { name: 'Decisions' }).count(), 0);
  assert.equal(await page.getByLabel('Pages').getByRole('link', { name: 'Drafts' }).count(), 1);
  await isAccessible(page, 'decisions-closed');
}
