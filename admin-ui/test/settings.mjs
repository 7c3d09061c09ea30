// Makes a key that is shown once, revokes it; wants a second person; an operator creates a tenant with its first key.
import assert from 'node:assert/strict';
import { ask, column, enter, isAccessible, signOut, unauthorized, url, withPage } from './browser.mjs';

const stateOf = async (page, name) => {
  const row = page.getByTestId('keys').getByRole('row', { name: new RegExp(name) });
  return row.innerText();
};

await withPage(async (page) => {
  await enter(page, '/settings/general', 'admin', 'General');
  const key = await makesAKey(page);
  await revokesIt(page, key);
  await wantsASecondPerson(page);
  await signOut(page);
  await enter(page, '/tenants', 'operator', 'Tenants');
  await createsATenant(page);
}, unauthorized);

async function makesAKey(page) {
  const make = page.getByRole('button', { name: 'Make key' });
  await page.getByLabel('Name').fill('Website');
  assert.ok(await make.isDisabled());
  await page.getByLabel(/^integrator/).check();
  await make.click();
  const key = await page.getByTestId('api-key').innerText();
  assert.match(key, /^ak_/);
  await page.getByTestId('keys').getByText('Website').waitFor();
  await isAccessible(page, 'settings-key');
  await page.getByRole('button', { name: 'I have it' }).click();
  assert.equal(await page.getByTestId('api-key').count(), 0);
  assert.equal(await statusWith(key), 200);
  return key;
}

async function statusWith(key) {
  return (await fetch(new URL('/v1/me', url), { headers: { 'X-API-Key': key } })).status;
}

async function revokesIt(page, key) {
  await page.getByRole('button', { name: 'Revoke Website' }).click();
  const dialog = page.getByRole('dialog', { name: 'Revoke the key Website' });
  const revoke = dialog.getByRole('button', { name: 'Revoke' });
  await dialog.getByRole('textbox').fill('website');
  assert.ok(await revoke.isDisabled());
  await dialog.getByRole('textbox').fill('Website');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Revoke Website' }).waitFor({ state: 'detached' });
  assert.match(await stateOf(page, 'Website'), /revoked/);
  assert.equal(await statusWith(key), 401);
}

async function wantsASecondPerson(page) {
  await page.getByText('Not required:').waitFor();
  await page.getByLabel('Reason').fill('The board wants it');
  await page.getByRole('button', { name: 'Require' }).click();
  await page.getByText('Required: whoever changes').waitFor();
  assert.deepEqual(await ask('GET', '/v1/settings/four-eyes'), { required: true });
  await isAccessible(page, 'settings');
  await page.getByRole('button', { name: 'Do without' }).click();
  await page.getByText('Not required:').waitFor();
}

async function createsATenant(page) {
  await isAccessible(page, 'tenants');
  await page.getByLabel('Name').fill('Northwind Traders');
  await page.getByLabel('Plan').selectOption('scale');
  await page.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('heading', { level: 1, name: 'Northwind Traders' }).waitFor();
  await page.getByText('Nobody may call yet: there is no key.').waitFor();
  await page.getByLabel('Name').fill('first');
  await page.getByLabel(/^admin/).check();
  await page.getByRole('button', { name: 'Make key' }).click();
  await page.getByTestId('api-key').waitFor();
  assert.deepEqual(await column(page, 'keys', 1), ['first']);
  await isAccessible(page, 'tenant');
  await page.getByRole('link', { name: 'Tenants' }).first().click();
  await page.getByTestId('tenants').getByRole('link', { name: 'Northwind Traders' }).waitFor();
}
