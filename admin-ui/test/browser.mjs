// What the scripts of the pages share: one real browser, a way in, the accessibility scan with its screenshots.
// Called as: node test/PAGE.mjs '{"url": ..., "out": ..., "keys": {"ROLES": KEY}}'; any failure ends with exit code 1.
import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { chromium } from 'playwright-core';

export const { url, out, keys } = JSON.parse(process.argv[2] ?? '{}');
if (!out) throw new Error('usage: node test/PAGE.mjs \'{"url": ..., "out": ..., "keys": {...}}\'');
mkdirSync(out, { recursive: true });

const DESK = { width: 1280, height: 900 };
const TABLET = { width: 820, height: 1180 };

/**
 * Runs a script with a page of its own. The console must stay silent, but for answers that the script expects.
 *
 * @param expected which complaints of the console are expected: (text, address) => boolean
 */
export async function withPage(script, expected = () => false) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  try {
    const context = await browser.newContext({ viewport: DESK, colorScheme: 'light', reducedMotion: 'reduce' });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const complaints = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      const text = message.text();
      if (['error', 'warning'].includes(message.type()) && !expected(text, message.location().url))
        complaints.push(text);
    });
    await script(page).catch(async (failure) => {
      await page.screenshot({ path: join(out, `${basename(process.argv[1], '.mjs')}-failed.png`), fullPage: true });
      throw failure;
    });
    assert.deepEqual(complaints, [], 'console');
  } finally {
    await browser.close();
  }
}

/** Nobody is signed in at first: the answer that says so is expected by every script. */
export const unauthorized = (text, address) => address.endsWith('/v1/me') && text.includes('401');

/** Goes to a page with a key of these roles; without a heading to wait for, only signs in. */
export async function enter(page, path, roles, heading) {
  await page.goto(new URL(`/ui${path}`, url).href);
  await page.getByLabel('API key').fill(keys[roles]);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
}

export async function signOut(page) {
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
}

/** Asks the service what a page cannot: to decide on leads that the script then looks for. */
export async function ask(method, path, body, roles = 'integrator,analyst,auditor') {
  const answer = await fetch(new URL(path, url), {
    method,
    headers: { 'X-API-Key': keys[roles], ...(body && { 'Content-Type': 'application/json' }) },
    body: body && JSON.stringify(body),
  });
  const text = await answer.text();
  assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

export const decide = (lead, rest = {}) => ask('POST', '/v1/decisions', { pack: 'lead-quality', lead, ...rest });

/** What axe looks for: all of its rules in one scheme, and what may differ in the other. */
const RULES = { dark: undefined, light: ['color-contrast'] };

/** No finding of axe and nothing wider than the window, in light, in dark and on a tablet; a screenshot of each. */
export async function isAccessible(page, name) {
  for (const [colorScheme, runOnly] of Object.entries(RULES)) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
    await screenshot(page, `${name}-${colorScheme}`);
    // Pages have no frames, for which axe would open another page to put its findings together.
    const scan = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'], runOnly });
    const { violations } = await scan.analyze();
    const findings = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
    assert.deepEqual(findings, [], `${name}, ${colorScheme}`);
  }
  await page.setViewportSize(TABLET);
  await screenshot(page, `${name}-tablet`);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(overflow <= 0, `${name} is ${overflow}px wider than a tablet`);
  await page.setViewportSize(DESK);
}

async function screenshot(page, name) {
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.screenshot({ path: join(out, `${name}.png`), fullPage: true });
}

/** The text of the file that a click lets the browser keep. */
export async function downloaded(page, click) {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  return { name: download.suggestedFilename(), text: Buffer.concat(chunks).toString('utf8') };
}

/** The texts of a column of a table, by its place from 1 on. */
export async function column(page, table, place) {
  const shown = page.getByTestId(table);
  await shown.waitFor();
  return shown.locator(`tbody tr > :nth-child(${place})`).allInnerTexts();
}
