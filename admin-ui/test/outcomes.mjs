// Reads what became of leads against what they had been judged at, finds single outcomes, takes one back.
import assert from 'node:assert/strict';
import { ask, column, enter, isAccessible, signOut, unauthorized, withPage } from './browser.mjs';

const ALL = 'integrator,analyst,auditor';
const GOOD = {
  email: 'ana@acme.example',
  company: 'Acme',
  job_title: 'CEO',
  lead_status: 'qualified',
  email_opens: 10,
  email_clicks: 3,
  first_name: 'Ana',
};
const LEADS = 27;

await judgedAndTold();
await withPage(async (page) => {
  await enter(page, '/outcomes', ALL, 'Outcomes');
  await readsTheConversion(page);
  await isAccessible(page, 'outcomes-told');
  await leafsThroughTheList(page);
  await findsSingleOnes(page);
  await takesOneBack(page);
  await signOut(page);
  await hidesWhatAKeyMayNot(page);
}, unauthorized);

/** Every third lead is good; all of those convert, and one more. */
async function judgedAndTold() {
  for (let index = 0; index < LEADS; index++) {
    const good = index % 3 === 0;
    const lead = good ? GOOD : { email: `bo${index}@acme.example` };
    const lead_id = `crm-${index}`;
    await ask('POST', '/v1/decisions', { pack: 'icp-match', lead_id, lead });
    await ask('POST', '/v1/outcomes', { lead_id, outcome: good || index === 1 ? 'converted' : 'ignored' });
  }
  await ask('POST', '/v1/outcomes', { lead_id: 'crm-unknown', outcome: 'clicked' });
}

async function readsTheConversion(page) {
  const { bands, scores, without_score } = await ask('GET', '/v1/outcomes/conversion');
  assert.equal(without_score, 1);
  assert.deepEqual(
    await column(page, 'conversion', 1),
    bands.map(({ band }) => band),
  );
  assert.deepEqual(
    await column(page, 'conversion', 3),
    bands.map(({ leads }) => String(leads)),
  );
  const lifts = await column(page, 'conversion', 5);
  const best = bands.findIndex(({ leads, conversion }) => leads > 0 && conversion === 1);
  assert.equal(lifts[best], '2.70×');
  await page
    .getByText('10 of 27 leads converted, 37.0%; lift is told against that. 1 lead had no score before.')
    .waitFor();
  const known = scores.filter(({ leads }) => leads > 0);
  await page.getByRole('img', { name: `Conversion in ${known.length} ranges of scores` }).waitFor();
  assert.deepEqual(
    await column(page, 'calibration', 1),
    known.map(({ from, to }) => `${from} to ${to}`),
  );
  assert.deepEqual(
    await column(page, 'calibration', 2),
    known.map(({ leads }) => String(leads)),
  );
}

async function leafsThroughTheList(page) {
  assert.equal((await column(page, 'told-outcomes', 2)).length, 25);
  await page.getByText('25 outcomes on this page').waitFor();
  await page.getByRole('link', { name: 'Older' }).click();
  await page.getByText('3 outcomes on this page').waitFor();
  assert.deepEqual((await column(page, 'told-outcomes', 2)).sort(), ['crm-0', 'crm-1', 'crm-2']);
  await page.getByRole('link', { name: 'Newer' }).click();
  await page.getByText('25 outcomes on this page').waitFor();
}

async function findsSingleOnes(page) {
  await page.getByLabel('What became of it').selectOption('Converted');
  await page.getByText('10 outcomes on this page').waitFor();
  const bands = await column(page, 'told-outcomes', 6);
  const rare = bands.find((band) => bands.filter((other) => other === band).length === 1);
  await page.getByLabel('Band before').selectOption(rare);
  await page.getByText('1 outcome on this page').waitFor();
  assert.deepEqual(await column(page, 'told-outcomes', 2), ['crm-1']);
  assert.deepEqual(await column(page, 'told-outcomes', 7), [ALL]);
  await page.getByRole('link', { name: rare, exact: true }).click();
  await page.getByTestId('outcome').getByText('icp-match').waitFor();
  await page.goBack();
}

async function takesOneBack(page) {
  await page.getByRole('button', { name: 'Retract Converted of crm-1' }).click();
  const dialog = page.getByRole('dialog', { name: /Retract/ });
  await isAccessible(page, 'outcomes-retract');
  await dialog.getByRole('textbox').fill('crm-1');
  await dialog.getByRole('button', { name: 'Retract' }).click();
  await page.getByText('9 of 26 leads converted').waitFor();
  await page.getByRole('cell', { name: 'no more' }).waitFor();
  assert.equal(await page.getByRole('button', { name: /^Retract/ }).count(), 0);
  const { items } = await ask('GET', '/v1/outcomes?outcome=retracted');
  assert.deepEqual(
    items.map(({ lead_id, told_by }) => [lead_id, told_by]),
    [['crm-1', ALL]],
  );
}

async function hidesWhatAKeyMayNot(page) {
  await enter(page, '/outcomes', 'approver', 'Outcomes');
  await page.getByTestId('conversion').waitFor();
  assert.equal(await page.getByTestId('told-outcomes').count(), 0);
  assert.equal(await page.getByRole('button', { name: /Retract|Record/ }).count(), 0);
}
