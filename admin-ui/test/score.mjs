// The Score page in a real browser: node test/score.mjs URL KEY OUTDIR
// Signs in, scores a pasted lead, checks that the waterfall adds up, replays, scans both colour schemes for
// accessibility, signs out. Leaves screenshots in OUTDIR; any failure ends with exit code 1.
import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [url, key, outDir] = process.argv.slice(2);
if (!outDir) throw new Error('usage: node test/score.mjs URL KEY OUTDIR');
mkdirSync(outDir, { recursive: true });

const lead = {
  contactEmail: 'alex@fastgrowth-labs.co',
  name: 'Alex',
  phone: '+44 7700 900123',
  company: 'FastGrowth Labs',
  country: 'UK',
  source: 'facebook_ads',
  message: 'Hi, looking for more info.',
};

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

try {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints = listen(page);

  await page.goto(new URL('/ui/', url).href);
  await refusesWrongKey(page);
  await signsIn(page);
  await showsHowToStart(page);
  await scoresPastedLead(page);
  await addsUp(page);
  await namesRuleLines(page);
  await replays(page);
  await isAccessible(page, 'result');
  await fitsTablet(page);
  await survivesReload(page);
  await scoresTypedLead(page);
  await namesFaultOfJson(page);
  await keepsLeadWhenSessionEnds(page);
  await signsOut(page);
  assert.deepEqual(complaints, [], 'console');
} finally {
  await browser.close();
}

/** Collects what the console complains about, but for the answers that say nobody is signed in: they are expected. */
function listen(page) {
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    const unauthorized = /\/v1\/(me|login|decisions)$/.test(message.location().url) && message.text().includes('401');
    if (['error', 'warning'].includes(message.type()) && !unauthorized) complaints.push(message.text());
  });
  return complaints;
}

async function refusesWrongKey(page) {
  await page.getByLabel('API key').fill('ak_wrong');
  await page.keyboard.press('Enter');
  await page.getByText('No such key').waitFor();
  await isAccessible(page, 'signin');
}

async function signsIn(page) {
  await page.getByLabel('API key').fill(key);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Score a lead' }).waitFor();
}

async function showsHowToStart(page) {
  await page.getByText('Nothing is scored yet').waitFor();
  await isAccessible(page, 'empty');
}

async function scoresPastedLead(page) {
  await page.getByText('JSON', { exact: true }).click();
  await page.getByLabel('Lead as JSON').fill(JSON.stringify(lead, null, 2));
  await page.keyboard.press('Control+Enter');
  await page.getByTestId('verdict').waitFor();

  const reading = page.getByTestId('reading');
  await reading.getByRole('cell', { name: 'contactEmail' }).waitFor();
  await reading.getByText('alex@fastgrowth-labs.co').first().waitFor();
}

async function addsUp(page) {
  const score = Number(await page.getByTestId('score').textContent());
  const cells = page.getByTestId('waterfall').locator('[data-points]');
  const points = await cells.evaluateAll((found) => found.map((cell) => Number(cell.dataset.points)));
  const sum = points.reduce((total, value) => total + value, 0);
  assert.ok(points.length >= 3, `only ${points.length} waterfall rows`);
  assert.ok(Math.abs(sum - score) < 1e-6, `waterfall sums to ${sum}, score is ${score}`);
}

async function namesRuleLines(page) {
  const lines = page.getByTestId('factors').getByText(/^[a-z]+\/[a-z-]+\.drl:\d+$/);
  assert.ok((await lines.count()) >= 1, 'no rule with its file and line');
}

async function replays(page) {
  await page.getByRole('button', { name: 'Replay' }).click();
  await page.locator('[data-verdict="EXACT"]').waitFor();
}

/** No finding of axe, in light and in dark; a screenshot of each. */
async function isAccessible(page, name) {
  for (const colorScheme of ['dark', 'light']) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.screenshot({ path: join(outDir, `${name}-${colorScheme}.png`), fullPage: true });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const findings = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
    assert.deepEqual(findings, [], `${name}, ${colorScheme}`);
  }
}

async function fitsTablet(page) {
  await page.setViewportSize({ width: 820, height: 1180 });
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.screenshot({ path: join(outDir, 'result-tablet.png'), fullPage: true });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(overflow <= 0, `the page is ${overflow}px wider than a tablet`);
  await page.setViewportSize({ width: 1280, height: 900 });
}

/** The cookie outlives the page; what it needs to change things comes back with it. */
async function survivesReload(page) {
  await page.reload();
  await page.getByRole('heading', { name: 'Score a lead' }).waitFor();
}

async function scoresTypedLead(page) {
  await page.getByLabel('Name', { exact: true }).fill('Ingrid Sørensen');
  await page.getByLabel('E-mail').fill('ingrid@nordhavn-logistikk.no');
  await page.getByRole('button', { name: 'Score', exact: true }).click();
  await page.getByTestId('reading').getByText('Ingrid Sørensen').first().waitFor();
  await addsUp(page);
}

async function namesFaultOfJson(page) {
  await page.getByText('JSON', { exact: true }).click();
  await page.getByLabel('Lead as JSON').fill('{ "name": ');
  await page.getByText('Not JSON:').waitFor();
  assert.ok(await page.getByRole('button', { name: 'Score', exact: true }).isDisabled());
}

async function keepsLeadWhenSessionEnds(page) {
  const text = '{ "name": "Kept" }';
  await page.getByLabel('Lead as JSON').fill(text);
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'Score', exact: true }).click();
  await page.getByText('Your session has ended').waitFor();
  await signsIn(page);
  assert.equal(await page.getByLabel('Lead as JSON').inputValue(), text);
}

async function signsOut(page) {
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
}
