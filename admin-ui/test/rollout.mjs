// Rolls out on a tenant's own line: a canary that ends by itself, a planned step, a freeze, a pin, the end of a version.
import assert from 'node:assert/strict';
import { enter, isAccessible, signOut, unauthorized, withPage } from './browser.mjs';
import { PACK } from './drafts.mjs';
import { decideAll, dusty, publish } from './people.mjs';

await publish('1.1.0', 'moon dust');
await publish('1.2.0', 'comet tails');

await withPage(async (page) => {
  await enter(page, `/rollout?pack=${PACK}&line=own`, 'ana', 'Rollout');
  await showsAnAnalystAllAndLetsHerDoNothing(page);
  await signOut(page);

  await enter(page, `/rollout?pack=${PACK}&line=own`, 'ben', 'Rollout');
  await endsACanaryThatDrifts(page);
  await plansAStep(page);
  await freezes(page);
  await retires(page);
  await staysAtAVersionOfTheBaseLine(page);
  await signOut(page);

  await enter(page, '/rollout', 'operator', 'Rollout');
  await showsTheBaseLineToTheOperator(page);
}, unauthorized);

async function showsAnAnalystAllAndLetsHerDoNothing(page) {
  await page.getByTestId('versions').getByRole('link', { name: '1.2.0' }).waitFor();
  await page.getByText('Rolling out needs a key with the role approver.').waitFor();
  assert.equal(await page.getByRole('button', { name: /Start|Freeze|Retire|Choose/ }).count(), 0);
}

async function endsACanaryThatDrifts(page) {
  await page.getByLabel('Version', { exact: true }).selectOption('1.1.0');
  await page.getByLabel('Stage').selectOption('Live');
  await page.getByRole('button', { name: 'Take 1.1.0 live…' }).waitFor();
  await page.getByLabel('Stage').selectOption('Canary');
  await page.getByLabel('Leads, %').fill('50');
  await page.getByLabel('Ends over, %').fill('10');
  await page.getByRole('button', { name: 'Start the canary' }).click();
  await page.getByRole('heading', { name: '1.1.0 is a canary for 50% of the leads' }).waitFor();
  await decideAll(60, dusty, 'dusty');
  await page.getByTestId('aborted').getByText('The canary of 1.1.0 ended by itself').waitFor();
  const told = await page.getByTestId('aborted').innerText();
  assert.match(told, /came into another band, more than 10%\. 1\.0\.0 judges all leads\.$/);
}

async function plansAStep(page) {
  const day = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel('Version', { exact: true }).selectOption('1.2.0');
  await page.getByLabel('Stage').selectOption('Shadow');
  await page.getByLabel('At (UTC), now if empty').fill(`${day}T09:30`);
  await page.getByRole('button', { name: 'Put on the schedule' }).click();
  await page.getByTestId('scheduled').getByText(`${day} 09:30:00`).waitFor();
  await page.getByTestId('timeline').getByText('to come').waitFor();
  await isAccessible(page, 'rollout-aborted');
  await page.getByRole('button', { name: 'Take 1.2.0 shadow off the schedule' }).click();
  await page.getByTestId('scheduled').waitFor({ state: 'detached' });
}

async function freezes(page) {
  await page.getByRole('button', { name: 'Freeze rollouts…' }).click();
  await page.getByRole('form', { name: 'Freeze rollouts' }).getByLabel('Why').fill('The fair is on');
  await page.getByRole('button', { name: 'Freeze rollouts', exact: true }).click();
  await page.getByText('The line is frozen').waitFor();
  assert.equal(await page.getByRole('button', { name: /Start the/ }).count(), 0);
  await page.getByTestId('timeline').getByText('The fair is on').waitFor();
  await page.getByRole('button', { name: 'Let rollouts go on…' }).click();
  await page.getByRole('button', { name: 'Let rollouts go on', exact: true }).click();
  await page.getByRole('button', { name: 'Start the shadow' }).waitFor();
}

async function retires(page) {
  await page.getByRole('button', { name: 'Retire 1.1.0…' }).click();
  const dialog = page.getByRole('dialog');
  await isAccessible(page, 'rollout-retire');
  await dialog.getByLabel('Type 1.1.0 to confirm').fill('1.1.0');
  await dialog.getByRole('button', { name: 'Retire' }).click();
  await page
    .getByTestId('versions')
    .getByRole('row', { name: /^1\.1\.0 Retired/ })
    .waitFor();
  const choices = await page.getByLabel('Version', { exact: true }).locator('option').allInnerTexts();
  assert.deepEqual(choices, ['1.2.0'], 'it can never be rolled out again');
}

async function staysAtAVersionOfTheBaseLine(page) {
  const form = page.getByRole('form', { name: 'Whose line judges our leads' });
  assert.equal(await form.getByLabel('Judged by').inputValue(), 'own', 'since the first step on it');
  await form.getByLabel('Judged by').selectOption('The base line, stay at 1.0.0');
  await form.getByRole('button', { name: 'Choose' }).click();
  await page.getByTestId('judging').getByText('base, stays at 1.0.0').waitFor();
}

async function showsTheBaseLineToTheOperator(page) {
  await page.getByTestId('judging').getByRole('link', { name: PACK }).click();
  await page.getByRole('heading', { name: `The base line of ${PACK}` }).waitFor();
  await page.getByText('There is no other version that could be rolled out.').waitFor();
  await page.getByRole('button', { name: 'Freeze rollouts…' }).waitFor();
}
