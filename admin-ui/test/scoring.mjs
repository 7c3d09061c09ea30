// Sets a tenant's own terms: weights, bands, caps, the ideal customer, half-lives, a mapping; two people, each as allowed.
import assert from 'node:assert/strict';
import { ask, column, enter, isAccessible, signOut, unauthorized, withPage } from './browser.mjs';
import { fit, putLead } from './people-in-a-crm.mjs';

await putLead('jane', fit);

const refused = (text, address) => address.includes('/v1/settings/') && text.includes('400');
await withPage(
  async (page) => {
    await enter(page, '/settings/scoring', 'analyst', 'Scoring of leads');
    await setsAWeight(page);
    await isAccessible(page, 'scoring-weights');
    await setsABand(page);
    await setsACap(page);
    await describesTheCustomer(page);
    await setsAHalfLife(page);
    await namesOwners(page);
    await mapsFields(page);
    await isAccessible(page, 'scoring-mapping');
    await goesBackToAnOlderVersion(page);
    await signOut(page);
    await enter(page, '/settings/scoring', 'approver', 'Scoring of leads');
    await page.getByText('Changing this needs a key with the role analyst').waitFor();
    assert.ok(await page.getByLabel('Job title match').isDisabled());
  },
  (...complaint) => unauthorized(...complaint) || refused(...complaint),
);

async function keep(page, why, activate = true) {
  await page.getByLabel('Why', { exact: true }).fill(why);
  if (activate) await page.getByLabel('put into force at once').check();
  await page.getByRole('button', { name: 'Keep a new version' }).click();
}

async function says(page, what) {
  await page.getByTestId('kept').getByText(what).waitFor();
}

async function setsAWeight(page) {
  await page.getByLabel('Job title match').fill('20');
  await keep(page, 'Titles matter to us', false);
  await says(page, 'Version 1 is kept, and not in force.');
  assert.deepEqual(await column(page, 'versions', 4), ['Titles matter to us', '']);
  await page.getByRole('button', { name: 'Put version 1 into force' }).click();
  await page.getByRole('row', { name: /^1 .* in force$/ }).waitFor();
  assert.equal(await page.getByLabel('Job title match').inputValue(), '20');
  const { weights, own } = await ask('GET', '/v1/packs/crm-score/weights');
  assert.equal(weights.job_title_match, 20);
  assert.deepEqual(own, ['job_title_match']);
}

async function go(page, part) {
  await page.getByRole('radiogroup').getByText(part).click();
  await page.getByTestId('versions').waitFor();
}

async function setsABand(page) {
  await go(page, 'Bands');
  await page.getByRole('group', { name: 'Hot' }).getByLabel('From').fill('65');
  await keep(page, 'Hot from 65');
  await says(page, 'Version 1 is in force.');
  const { bands } = await ask('GET', '/v1/packs/crm-score/bands');
  assert.deepEqual(
    bands.map(({ from }) => from),
    [65, 40, 0],
  );
}

async function setsACap(page) {
  await go(page, 'Caps and limits');
  const intent = page.getByLabel('Intent', { exact: true });
  await intent.fill('400');
  await keep(page, 'Intent counts more');
  await page.getByLabel('Intent', { exact: true }).and(page.locator('[aria-invalid=true]')).waitFor();
  await isAccessible(page, 'scoring-limits');
  await intent.fill('40');
  await page.getByRole('button', { name: 'Keep a new version' }).click();
  await says(page, 'Version 1 is in force.');
  const { crm } = await ask('GET', '/v1/settings/crm');
  assert.deepEqual([crm.caps.intent, crm.caps.fit], [40, 40]);
}

async function describesTheCustomer(page) {
  await go(page, 'Ideal customer');
  await page.getByLabel('Vice president').check();
  await page.getByRole('combobox', { name: 'Industries' }).fill('manufacturing');
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'Countries' }).fill('Nowhere');
  await page.keyboard.press('Enter');
  await page.getByLabel('Employees, at least').fill('900');
  await page.getByLabel('Employees, at most').fill('50');
  await keep(page, 'Our best customers');
  await page.getByText('is no country').first().waitFor();
  await page.getByText('is 50, must be least (900) or more').first().waitFor();
  await isAccessible(page, 'scoring-customer');
  await page.getByRole('combobox', { name: 'Countries' }).press('Backspace');
  await page.getByRole('combobox', { name: 'Countries' }).fill('Germany');
  await page.keyboard.press('Enter');
  await page.getByLabel('Employees, at least').fill('50');
  await page.getByLabel('Employees, at most').fill('900');
  await page.getByRole('button', { name: 'Keep a new version' }).click();
  await says(page, 'Version 2 is in force.');
  const { icp } = await ask('GET', '/v1/settings/icp');
  assert.deepEqual(icp.countries, ['DE']);
  assert.deepEqual(icp.seniorities, ['vice_president']);
}

async function setsAHalfLife(page) {
  await go(page, 'Half-lives');
  await page.getByLabel('E-mail opened').fill('a week');
  await keep(page, 'Opens say little');
  await page.getByLabel('E-mail opened').and(page.locator('[aria-invalid=true]')).waitFor();
  await page.getByLabel('E-mail opened').fill('7d');
  await page.getByRole('button', { name: 'Keep a new version' }).click();
  await says(page, 'Version 3 is in force.');
  const { half_lives } = await ask('GET', '/v1/settings/half-lives');
  assert.equal(half_lives.email_open, '7d');
}

async function namesOwners(page) {
  await go(page, 'Owners');
  await page.getByRole('button', { name: 'Add an owner' }).click();
  await page.getByLabel('Your own id of them').fill('ana');
  await page.getByLabel('Most open leads').fill('30');
  await keep(page, 'Ana takes them all');
  await says(page, 'Version 4 is in force.');
  const { owners } = await ask('GET', '/v1/settings/owners');
  assert.deepEqual(owners.owners, [{ owner: 'ana', weight: 1, capacity: 30 }]);
  await go(page, 'Nurture');
  await page.getByLabel('After days without an answer').fill('10');
  await keep(page, 'Give them time');
  await says(page, 'Version 5 is in force.');
  const { nurture } = await ask('GET', '/v1/settings/nurture');
  assert.deepEqual(nurture, { enabled: true, after_days: 10 });
}

async function mapsFields(page) {
  await go(page, 'Mapping');
  await page.getByRole('button', { name: 'Add a field' }).click();
  await page.getByLabel('Key or path').fill('gender');
  await page.getByRole('button', { name: 'Add a value' }).click();
  await page.getByRole('group', { name: 'Value 1' }).getByRole('textbox', { name: 'Key' }).fill('Occupation');
  await page.getByRole('group', { name: 'Value 1' }).getByRole('textbox', { name: 'Value' }).fill('Select');
  await page.getByRole('button', { name: 'Add an activity' }).click();
  await page.getByRole('button', { name: 'Add a condition' }).click();
  await page.getByLabel('Where key').fill('Last Activity');
  await page.getByRole('combobox', { name: 'has one of' }).fill('Email Opened');
  await page.keyboard.press('Enter');
  await page.getByLabel('What happened').selectOption('E-mail opened');
  await keep(page, 'Our own columns');
  await page.getByLabel('Key or path').and(page.locator('[aria-invalid=true]')).waitFor();
  await page.getByLabel('Key or path').fill('Occupation');
  await page.getByRole('button', { name: 'Keep a new version' }).click();
  await says(page, 'Version 6 is in force.');
  const { mapping } = await ask('GET', '/v1/settings/mapping');
  assert.deepEqual(mapping.fields, { Occupation: 'job_title' });
  assert.deepEqual(mapping.values, { Occupation: { Select: '' } });
  assert.deepEqual(mapping.activities, [{ type: 'email_open', where: { 'Last Activity': ['Email Opened'] } }]);
}

async function goesBackToAnOlderVersion(page) {
  await page.getByLabel('Why another one is put into force').fill('Too early');
  await page.getByRole('button', { name: 'Put version 3 into force' }).click();
  await page.getByRole('row', { name: /^3 .* in force$/ }).waitFor();
  await page.getByLabel('Key or path').waitFor({ state: 'detached' });
}
