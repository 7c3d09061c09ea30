// Looks at the nodes: the one there is, and what several would look like that do not agree.
import assert from 'node:assert/strict';
import { ask, column, enter, isAccessible, unauthorized, withPage } from './browser.mjs';

const cluster = await ask('GET', '/v1/cluster', undefined, 'operator');

await withPage(async (page) => {
  await enter(page, '/cluster', 'operator', 'Cluster');
  await showsTheNodeThereIs(page);
  await showsNodesThatDoNotAgree(page);
}, unauthorized);

async function showsTheNodeThereIs(page) {
  await page.locator('[data-verdict="CONVERGED"]').waitFor();
  assert.deepEqual(await column(page, 'nodes', 3), ['Ready']);
  assert.deepEqual(await column(page, 'nodes', 4), [String(cluster.epoch)]);
  assert.deepEqual(await column(page, 'hashes', 1), Object.keys(cluster.nodes[0].packs).sort());
  assert.ok((await column(page, 'hashes', 3)).every((on) => on === 'all nodes'));
  await isAccessible(page, 'cluster');
}

/** No such state can be made with one node, so the answer of the service is exchanged on its way; the page looks again. */
async function showsNodesThatDoNotAgree(page) {
  const [ready] = cluster.nodes;
  const epoch = cluster.epoch + 1;
  const other = (digit, change) => ({ ...ready, node_id: ready.node_id.replace(/^./, digit), ...change });
  const nodes = [
    { ...ready, epoch, prepared_epoch: epoch },
    other('e', { state: 'fenced', reason: 'the pack of epoch 8 does not compile', packs: {}, staleness_ms: 90_000 }),
    other('f', { reachable: false, seen_on: '2026-11-22T09:00:00Z' }),
  ];
  await page.route('**/v1/cluster', (route) => route.fulfill({ json: { epoch, converged: false, nodes } }));
  await page.locator('[data-verdict="CONVERGING"]').waitFor();
  await page.getByText('1 node cannot be reached.').waitFor();
  const states = await column(page, 'nodes', 3);
  assert.match(states[1], /^Fenced\s+the pack of epoch 8 does not compile$/);
  assert.match(states[2], /^Not reached since 2026-11-22 09:00:00 UTC/);
  await isAccessible(page, 'cluster-apart');
}
