// Has events sent somewhere, sees what became of them, sends one again; verifies them as the documentation says.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { column, enter, isAccessible, unauthorized, withPage } from './browser.mjs';

const documentation = await readFile(new URL('../../docs/webhooks.md', import.meta.url), 'utf8');
const snippet = documentation.match(/```js\n(.*?)```/s)[1];
const { verify } = await import(`data:text/javascript,${encodeURIComponent(snippet)}`);

const received = [];
let status = 204;
const target = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  received.push({ headers: request.headers, body: Buffer.concat(chunks) });
  response.writeHead(status).end();
});
await new Promise((listening) => target.listen(0, '127.0.0.1', listening));
const address = `http://127.0.0.1:${target.address().port}/hook`;

const refused = (text, at) => at.endsWith('/v1/webhooks') && text.includes('400');
try {
  await withPage(
    async (page) => {
      await enter(page, '/settings/webhooks', 'admin', 'Webhooks');
      await page.getByText('Events are sent nowhere.').waitFor();
      await refusesPrivateAddresses(page);
      const first = await showsTheSecretOnce(page);
      await deliversATestEvent(page, first);
      await sendsAgainWhatFailed(page, first);
      await rotatesTheSecret(page, first);
      await pausesAndGoesOn(page);
      await deletesOnlyWhatWasTyped(page);
    },
    (...complaint) => unauthorized(...complaint) || refused(...complaint),
  );
} finally {
  target.close();
}

async function refusesPrivateAddresses(page) {
  await page.getByLabel('Address').fill('https://10.0.0.1/hook');
  await page.getByRole('button', { name: 'Create' }).click();
  await page.getByText('the address is not public').waitFor();
}

async function showsTheSecretOnce(page) {
  await page.getByLabel('Address').fill(address);
  await page.getByLabel('Name').fill('CRM');
  await page.getByLabel(/^pack.published/).check();
  await page.getByRole('button', { name: 'Create' }).click();
  const secret = await page.getByTestId('secret').innerText();
  assert.match(secret, /^whsec_/);
  assert.deepEqual(await column(page, 'webhooks', 1), ['CRM']);
  await isAccessible(page, 'webhooks');
  await page.getByRole('button', { name: 'I have it' }).click();
  assert.equal(await page.getByTestId('secret').count(), 0);
  return secret;
}

async function deliversATestEvent(page, secret) {
  await page.getByRole('link', { name: 'CRM' }).click();
  await page.getByRole('heading', { level: 1, name: 'CRM' }).waitFor();
  await page.getByRole('button', { name: 'Send a test event' }).click();
  await page.getByRole('cell', { name: 'delivered' }).waitFor();
  await page.getByRole('button', { name: /^webhook.test/ }).click();
  assert.deepEqual(await column(page, 'attempts', 3), ['204']);
  const [{ headers, body }] = received;
  assert.ok(verify(secret, headers, body));
  assert.ok(!verify(secret, headers, Buffer.concat([body, Buffer.from(' ')])));
}

async function sendsAgainWhatFailed(page, secret) {
  status = 500;
  await page.getByRole('button', { name: 'Send a test event' }).click();
  await page.getByRole('cell', { name: '500, status' }).first().waitFor();
  await page
    .getByTestId('deliveries')
    .getByRole('row', { name: /waiting/ })
    .getByRole('button')
    .click();
  await page.getByTestId('attempts').getByRole('cell', { name: '500, status' }).first().waitFor();
  await isAccessible(page, 'webhook');
  status = 200;
  await page.getByRole('button', { name: 'Send again' }).click();
  await page.getByTestId('attempts').getByRole('cell', { name: '200' }).waitFor();
  const { headers, body } = received.at(-1);
  assert.ok(verify(secret, headers, body));
  assert.equal(headers['webhook-id'], received.at(-2).headers['webhook-id']);
}

async function rotatesTheSecret(page, first) {
  await page.getByRole('button', { name: 'New secret' }).click();
  const second = await page.getByTestId('secret').innerText();
  assert.notEqual(second, first);
  await page.getByRole('button', { name: 'I have it' }).click();
  const before = received.length;
  await page.getByRole('button', { name: 'Send a test event' }).click();
  while (received.length === before) await page.waitForTimeout(50);
  const { headers, body } = received.at(-1);
  assert.ok(verify(first, headers, body) && verify(second, headers, body));
}

async function pausesAndGoesOn(page) {
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByText('paused', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByText('active', { exact: true }).waitFor();
}

async function deletesOnlyWhatWasTyped(page) {
  await page.getByRole('button', { name: 'Delete' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete this webhook' });
  const remove = dialog.getByRole('button', { name: 'Delete', exact: true });
  await dialog.getByRole('textbox').fill('crm');
  assert.ok(await remove.isDisabled());
  await isAccessible(page, 'webhook-delete');
  await dialog.getByRole('textbox').fill('CRM');
  await remove.click();
  await page.getByText('Events are sent nowhere.').waitFor();
}
