import { type Column, DataTable } from '../parts/DataTable';
import { amount, count, counted, percent } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import { Section } from '../parts/Section';
import { Time } from '../parts/Time';
import { Verdict } from '../parts/Verdict';
import type { GateReport } from '../types';

type Check = GateReport['checks'][number];

const names: Record<Check['check'], string> = {
  compiles: 'Compiles, and the guard finds nothing',
  cases: 'Every case holds',
  coverage: 'Every rule fires in a case',
  drift: 'Few leads change their band',
  cost: 'No lead costs much more',
};

/** What was checked against the hash, and how it came out. */
export function Gate({ gate }: { gate: GateReport }) {
  const columns: Column<Check>[] = [
    { title: 'Check', width: '34%', cell: ({ check }) => names[check] },
    {
      title: 'Result',
      width: '120px',
      cell: ({ check, ok }) => <Result word={wordOf(check, ok, gate)} good={ok} />,
    },
    { title: 'What was seen', cell: ({ check }) => seen(check, gate) },
  ];
  return (
    <Section title="The gate" actions={<Checked on={gate.checked_on} />}>
      <DataTable caption="The gate" columns={columns} rows={gate.checks} keyOf={({ check }) => check} testId="gate" />
    </Section>
  );
}

function Checked({ on }: { on: string }) {
  return (
    <small className={ledger.muted}>
      checked on <Time at={on} /> UTC
    </small>
  );
}

const Result = ({ word, good }: { word: string; good: boolean }) => (
  <Verdict word={word} good={good}>
    {null}
  </Verdict>
);

/** Drift alone can be accepted by whoever approves; nothing else can. */
function wordOf(check: Check['check'], ok: boolean, { drift, problems }: GateReport): string {
  if (ok) return 'PASSED';
  if (problems.length > 0 && check !== 'compiles') return 'NOT RUN';
  return check === 'drift' && drift?.failed === 0 ? 'OVER BUDGET' : 'FAILED';
}

function seen(check: Check['check'], { problems, cases, drift, cost }: GateReport): string {
  switch (check) {
    case 'compiles':
      return counted(problems.length, 'problem');
    case 'cases':
      return cases ? `${count(cases.passed)} of ${counted(cases.passed + cases.failed, 'case')} hold` : '';
    case 'coverage':
      return cases ? `${count(cases.rules.length - uncovered(cases))} of ${counted(cases.rules.length, 'rule')}` : '';
    case 'drift':
      return drift
        ? `${percent(drift.share)} of ${counted(drift.decisions, 'recorded lead')}; ${percent(drift.budget)} may`
        : '';
    case 'cost':
      return cost
        ? `${amount(Math.max(cost.cases, cost.recorded))} steps at the 99th percentile; in force ${amount(cost.in_force)}, at most ${amount(cost.limit)}`
        : '';
  }
}

const uncovered = ({ rules }: NonNullable<GateReport['cases']>) => rules.filter(({ cases }) => cases === 0).length;
