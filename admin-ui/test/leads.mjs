// Finds leads by score, band and place in the pipeline, page by page; a lead that is not known has a word for it.
import assert from 'node:assert/strict';
import { ask, column, enter, isAccessible, unauthorized, withPage } from './browser.mjs';
import { fit, happens, putLead, some } from './people-in-a-crm.mjs';

await putLead('hot@acme-labs.com', fit);
await happens('hot@acme-labs.com', some);
await putLead('warm/2', fit);
await happens('warm/2', some.slice(0, 2));
await putLead('unknown', { name: 'Jane Miller' });
await Promise.all(
  Array.from({ length: 51 }, (_, number) => putLead(`cold-${number}`, { job_title: 'Software Engineer' })),
);
await ask('POST', '/v1/leads/cold-0/status', { status: 'lost' });

await withPage(async (page) => {
  await enter(page, '/leads', 'analyst', 'Leads');
  assert.deepEqual((await column(page, 'leads', 1)).slice(0, 2), ['hot@acme-labs.com', 'warm/2']);
  assert.match((await column(page, 'leads', 4))[0], /^\+\d+$/);
  await isAccessible(page, 'leads');
  await turnsThePages(page);
  await narrowsTheList(page);

  await page.getByRole('link', { name: 'warm/2' }).click();
  await page.getByRole('heading', { level: 1, name: 'Lead warm/2' }).waitFor();
  await page.getByTestId('scores').waitFor();
}, unauthorized);

async function turnsThePages(page) {
  await page.getByRole('link', { name: 'Lower' }).click();
  await page.getByText('4 leads on this page').waitFor();
  const scores = await column(page, 'leads', 2);
  assert.equal(scores.at(-1), 'unknown');
  await page.getByRole('link', { name: 'Higher' }).click();
  await page.getByText('50 leads on this page').waitFor();
}

async function narrowsTheList(page) {
  await page.getByLabel('Band').selectOption('Warm');
  await page.getByText('1 lead on this page').waitFor();
  assert.deepEqual(await column(page, 'leads', 1), ['warm/2']);
  assert.ok(page.url().endsWith('/ui/leads?band=warm'));
  await page.getByLabel('Pipeline').selectOption('Lost');
  await page.getByText('No lead is like that.').waitFor();
  await page.getByLabel('Band').selectOption('All');
  await page.getByText('1 lead on this page').waitFor();
  assert.deepEqual(await column(page, 'leads', 1), ['cold-0']);
  await page.goBack();
  await page.goBack();
  await page.getByRole('link', { name: 'warm/2' }).waitFor();
}
