// Chooses a lower plan and takes that back; an operator gives a plan with its own requests a minute.
import assert from 'node:assert/strict';
import { ask, enter, isAccessible, signOut, unauthorized, withPage } from './browser.mjs';

await withPage(async (page) => {
  const { tenant } = await ask('GET', '/v1/me', undefined, 'admin');
  const subscription = () => ask('GET', `/v1/tenants/${tenant.tenant_id}/plan`, undefined, 'admin');
  await enter(page, '/settings/plan', 'admin', 'Plan & usage');
  await isOfferedWhatItHas(page);
  await goesDown(page, subscription);
  await staysAfterAll(page, subscription);
  await signOut(page);
  await enter(page, `/tenants/${tenant.tenant_id}`, 'operator', 'acme');
  await isGivenRequests(page, subscription);
}, unauthorized);

function form(page) {
  return page.getByRole('form', { name: 'Plan' });
}

async function choose(page, plan) {
  await form(page).getByLabel('Plan', { exact: true }).selectOption(plan);
  await form(page).getByRole('button', { name: 'Choose' }).click();
}

async function isOfferedWhatItHas(page) {
  assert.match(await page.getByTestId('plan').innerText(), /unlimited/);
  assert.match(await page.getByTestId('usage').innerText(), /scored leads/i);
  assert.deepEqual(await form(page).locator('option').allInnerTexts(), [
    'free',
    'starter',
    'growth',
    'scale',
    'enterprise',
    'unlimited',
  ]);
}

async function goesDown(page, subscription) {
  await choose(page, 'enterprise');
  await page.getByTestId('next-plan').getByText('enterprise').waitFor();
  await isAccessible(page, 'plan');
  assert.equal((await subscription()).next.plan, 'enterprise');
}

async function staysAfterAll(page, subscription) {
  await choose(page, 'unlimited');
  await page.getByTestId('next-plan').waitFor({ state: 'detached' });
  assert.equal((await subscription()).next, null);
}

async function isGivenRequests(page, subscription) {
  await form(page).getByLabel('Plan', { exact: true }).selectOption('enterprise');
  await form(page)
    .getByLabel(/^Requests a minute/)
    .fill('5000');
  await form(page).getByRole('button', { name: 'Choose' }).click();
  await page.getByTestId('next-plan').waitFor();
  await isAccessible(page, 'plan-of-a-tenant');
  assert.equal((await subscription()).next.plan, 'enterprise');
}
