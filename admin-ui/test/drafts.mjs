// What analysts do beside the pages: open drafts and edit their files.
import assert from 'node:assert/strict';
import { ask, keys, url } from './browser.mjs';

export const PACK = 'lead-quality';

/** A draft of ana's, as a path of the service. */
export async function openDraft(from = '1.0.0') {
  const path = `/v1/packs/${PACK}/drafts`;
  return `${path}/${(await ask('POST', path, { from }, 'ana')).draft_id}`;
}

/** Where the draft stands in the admin UI. */
export const pageOf = (draft) => draft.replace(/.*\//, '/drafts/');

const file = (draft, path, rest, who) =>
  fetch(new URL(`${draft}/files/${path}`, url), {
    ...rest,
    headers: { 'X-API-Key': keys[who], 'Content-Type': 'text/plain', ...rest.headers },
  });

export async function read(draft, path, who = 'ana') {
  const answer = await file(draft, path, {}, who);
  assert.equal(answer.status, 200, path);
  return answer.text();
}

/** Changes a file of a draft, whatever it was before. */
export async function edit(draft, path, change, who = 'ana') {
  const before = await read(draft, path, who);
  const after = change(before);
  assert.notEqual(after, before, `the edit of ${path}`);
  const answer = await file(draft, path, { method: 'PUT', headers: { 'If-Match': '*' }, body: after }, who);
  assert.equal(answer.status, 204, path);
}

/** Saves the file that is shown, and waits until it is. */
export async function save(page) {
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('saved', { exact: true }).waitFor();
}
