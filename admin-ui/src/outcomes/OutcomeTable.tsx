import { ShareBar } from '../learning/ShareBar';
import { type Column, DataTable } from '../parts/DataTable';
import { EmptyState } from '../parts/EmptyState';
import { change, count, percent, words } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import type { OutcomeName } from '../types';
import { OUTCOMES } from './calls';

interface Row {
  outcome: string;
  leads: number;
  share: number;
  reward: number | undefined;
}

interface Props {
  counts: Record<string, number>;
  /** How good each is, where that may be known. */
  rewards?: Record<string, number>;
}

/** The last word on leads, counted: each outcome with its share and how good it is. */
export function OutcomeTable({ counts, rewards }: Props) {
  const total = Object.values(counts).reduce((sum, leads) => sum + leads, 0);
  if (total === 0) return <EmptyState title="Nothing is known to have become of any lead." />;
  const rows = Object.keys(OUTCOMES)
    .filter((outcome) => outcome in counts)
    .map((outcome) => ({
      outcome,
      leads: counts[outcome] ?? 0,
      share: (counts[outcome] ?? 0) / total,
      reward: rewards?.[outcome],
    }));
  return (
    <DataTable
      caption="Outcomes"
      testId="outcomes"
      columns={rewards ? [...columns, reward] : columns}
      rows={rows}
      keyOf={({ outcome }) => outcome}
    />
  );
}

const columns: Column<Row>[] = [
  { title: 'Outcome', width: '26%', cell: ({ outcome }) => OUTCOMES[outcome as OutcomeName] ?? words(outcome) },
  { title: 'Of all', cell: ({ share }) => <ShareBar share={share} /> },
  { title: 'Leads', width: '110px', number: true, cell: ({ leads }) => count(leads) },
  { title: 'Share', width: '110px', number: true, cell: ({ share }) => percent(share) },
];

const reward: Column<Row> = {
  title: 'Reward',
  width: '110px',
  number: true,
  cell: ({ reward }) =>
    reward !== undefined && (
      <span className={reward < 0 ? ledger.risk : reward > 0 ? ledger.signal : ledger.muted}>{change(reward)}</span>
    ),
};
