// Reviews what is over the budget: sends it back, has it submitted again, accepts the drift; what was edited is refused.
import assert from 'node:assert/strict';
import { ask, enter, isAccessible, signOut, unauthorized, withPage } from './browser.mjs';
import { edit, openDraft, PACK, pageOf } from './drafts.mjs';
import { addTerm, decideAll, dusty, good, submit } from './people.mjs';

const draft = await openDraft();
await addTerm(draft, 'moon dust');

const refused = (text, address) => /\/(submit|approve|gate)$/.test(address) && /409|404/.test(text);
await withPage(
  async (page) => {
    await enter(page, `${pageOf(draft)}/impact`, 'ana', 'Impact');
    await saysThatNothingIsRecorded(page);
    await showsThatItIsOverTheBudget(page);
    await submits(page);
    await signOut(page);

    await enter(page, '/review', 'ben', 'Review');
    await sendsItBack(page);
    await signOut(page);

    await enter(page, `${pageOf(draft)}/review`, 'ana', `Review of ${PACK}`);
    await showsWhatIsToBeDone(page);
    await submit(draft, '1.1.0', 'Moon dust is sold by nobody; two customers complained');
    await signOut(page);

    await enter(page, `${pageOf(draft)}/review`, 'ben', `Review of ${PACK} 1.1.0`);
    await approvesNothingItHasNotShown(page);
    await acceptsTheDrift(page);
    await cannotPublishWhatWasEdited(page);
    await signOut(page);

    await enter(page, '/drafts', 'ana', 'Drafts');
    await saysWhyTheGateIsClosed(page);
  },
  (...complaint) => unauthorized(...complaint) || refused(...complaint) || complaint[1].endsWith('/publish'),
);

async function saysThatNothingIsRecorded(page) {
  await page.getByText('No recorded lead could be judged again.').waitFor();
  await isAccessible(page, 'impact-empty');
}

async function showsThatItIsOverTheBudget(page) {
  await decideAll(30, good, 'good');
  await decideAll(10, dusty, 'dusty');
  await page.reload();
  await page.getByTestId('share').getByText('25%').waitFor();
  await page.locator('[data-verdict="OVER BUDGET"]').waitFor();
  const volumes = await page.getByTestId('volumes').locator('tbody tr').allInnerTexts();
  assert.match(volumes[0], /^Strong\s+100%\s+75%\s+−10$/);
  assert.match(
    await page.getByTestId('matrix').locator('tbody tr').first().innerText(),
    /^Strong\s+30\s.*\s10\s.*40$/s,
  );
  assert.equal(await page.getByTestId('samples').locator('tbody tr').count(), 5, 'five of a move');
  await page.getByRole('button', { name: 'Show both waterfalls of lead 2' }).click();
  await page.getByTestId('both').getByText('Words that spam uses').waitFor();
}

async function submits(page) {
  await page.getByLabel('What is new').fill('Moon dust');
  await page.getByRole('button', { name: 'Submit' }).click();
  await page.getByText('In review as 1.1.0.').waitFor();
}

async function sendsItBack(page) {
  await page.getByRole('link', { name: `${PACK} 1.1.0` }).click();
  await page.getByRole('button', { name: 'Send back…' }).click();
  await page.getByLabel('What is to be done').fill('Say why in the note');
  await page.getByRole('button', { name: 'Send back', exact: true }).click();
  await page.getByText('Nothing is in review.').waitFor();
  await page.getByLabel('Pages').getByRole('link', { name: 'Review' }).click();
  await page.getByText('Nothing waits for review.').waitFor();
}

async function showsWhatIsToBeDone(page) {
  await page.getByText('It was sent back').getByText('Say why in the note').waitFor();
  const [last] = await page.getByTestId('steps').locator('tbody tr').allInnerTexts();
  assert.match(last, /Rejected\s+ben\s+Say why in the note/);
}

/** What ben looks at is one hash; what was submitted meanwhile is another. */
async function approvesNothingItHasNotShown(page) {
  const accept = page.getByLabel('I accept that 25% of the leads change their band');
  await accept.waitFor();
  await addTerm(draft, 'star light');
  const { pack_hash } = await submit(draft, '1.1.0', 'Moon dust and star light are sold by nobody');
  await accept.check();
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByRole('alert').getByText(`in review is ${pack_hash}`).waitFor();
  await page.getByRole('button', { name: 'Show what is in review now' }).click();
  await page.getByTestId('changes').getByText('star light').waitFor();
}

async function acceptsTheDrift(page) {
  const approve = page.getByRole('button', { name: 'Approve' });
  await page.getByTestId('gate').getByText('OVER BUDGET').waitFor();
  assert.ok(await approve.isDisabled(), 'the drift must be accepted');
  await page.getByLabel('I accept that 25% of the leads change their band').check();
  await isAccessible(page, 'review-over-budget');
  await approve.click();
  await page.getByText('Approved by ben, drift accepted').waitFor();
}

/** The page shows what was approved; what stands behind it by now is another text. */
async function cannotPublishWhatWasEdited(page) {
  await addTerm(draft, 'comet tails');
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByRole('alert').getByText('is not approved').waitFor();
  const { state } = await ask('GET', draft, undefined, 'ana');
  assert.equal(state, 'draft');
}

async function saysWhyTheGateIsClosed(page) {
  await edit(draft, 'pack.yaml', (text) =>
    text.replace(/(key: email_domain_website_mismatch.*weight: )-8\b/, (_, key) => `${key}-9`),
  );
  await page.goto(new URL(`/ui${pageOf(draft)}/impact`, page.url()).href);
  await page.getByLabel('What is new').fill('Other websites');
  await page.getByRole('button', { name: 'Submit' }).click();
  await page
    .getByRole('alert')
    .getByText(/the gate is closed: \d+ case\(s\) fail/)
    .waitFor();
  await page.getByRole('link', { name: 'What the gate found last' }).click();
  await page.getByTestId('gate').getByText('FAILED').waitFor();
  assert.ok((await page.getByTestId('failures').locator('tbody tr').count()) > 0);
  await isAccessible(page, 'review-closed');
}
