// Prints what one decision costs in two other engines, in microseconds: a line of "name value" each.
import { ZenEngine } from '@gorules/zen-engine';
import { Engine } from 'json-rules-engine';
import { lead, rules } from './rules.mjs';

const SECONDS = Number(process.env.BENCH_SECONDS ?? 5);

function zen() {
  const table = {
    hitPolicy: 'collect',
    inputs: [{ id: 'when', name: 'When' }],
    outputs: [{ id: 'then', name: 'Then', field: 'flag' }],
    rules: rules.map(([field, operator, value, flag], i) => ({
      _id: `r${i}`,
      when: `${field} ${operator} ${JSON.stringify(value)}`,
      then: JSON.stringify(flag),
    })),
  };
  const graph = {
    nodes: [
      { id: 'in', type: 'inputNode', name: 'in', position: { x: 0, y: 0 } },
      { id: 'rules', type: 'decisionTableNode', name: 'rules', position: { x: 1, y: 0 }, content: table },
      { id: 'out', type: 'outputNode', name: 'out', position: { x: 2, y: 0 } },
    ],
    edges: [
      { id: 'a', sourceId: 'in', targetId: 'rules', type: 'edge' },
      { id: 'b', sourceId: 'rules', targetId: 'out', type: 'edge' },
    ],
  };
  const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify(graph)));
  return async () => (await decision.evaluate(lead)).result.map((row) => row.flag);
}

function jsonRules() {
  const operators = { '==': 'equal', '!=': 'notEqual', '>=': 'greaterThanInclusive', '<=': 'lessThanInclusive' };
  const engine = new Engine();
  for (const [fact, operator, value, type] of rules) {
    engine.addRule({ conditions: { all: [{ fact, operator: operators[operator], value }] }, event: { type } });
  }
  return async () => (await engine.run(lead)).events.map((event) => event.type);
}

async function run(decide, seconds) {
  const start = performance.now();
  let decisions = 0;
  let took = 0;
  for (; took < seconds * 1000; took = performance.now() - start) {
    for (let i = 0; i < 100; i++) await decide();
    decisions += 100;
  }
  return (took * 1000) / decisions;
}

const engines = { zen: zen(), 'json-rules-engine': jsonRules() };
const answers = await Promise.all(Object.values(engines).map(async (decide) => (await decide()).sort().join()));
if (new Set(answers).size !== 1) throw new Error(`the engines disagree: ${answers.join(' | ')}`);
for (const [name, decide] of Object.entries(engines)) {
  await run(decide, SECONDS / 2); // warms up
  console.log(name, (await run(decide, SECONDS)).toFixed(1));
}
