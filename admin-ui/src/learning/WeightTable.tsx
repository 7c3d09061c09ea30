import { Box } from '@mantine/core';
import { amount, change, words } from '../parts/format';
import { type Column, DataTable } from '../parts/DataTable';
import ledger from '../parts/Ledger.module.css';
import { ShareBar } from './ShareBar';

interface Row {
  factor: string;
  weight: number;
  now: number | undefined;
}

interface Props {
  weights: Record<string, number>;
  /** Those in force, to compare with. */
  now?: Record<string, number>;
  testId?: string;
}

/** How much each factor weighs, as bars and figures; beside what is in force, how it would change. */
export function WeightTable({ weights, now, testId = 'weights' }: Props) {
  // In the order of the pack, which what is in force has.
  const factors = [...new Set([...Object.keys(now ?? {}), ...Object.keys(weights)])];
  const rows = factors.map((factor) => ({ factor, weight: weights[factor] ?? 0, now: now?.[factor] }));
  const largest = Math.max(...rows.map(({ weight, now = 0 }) => Math.max(weight, now)), 0.01);
  const columns: Column<Row>[] = [
    { title: 'Factor', width: '26%', cell: ({ factor }) => words(factor) },
    {
      title: 'Share',
      cell: ({ weight, now: before }) => <ShareBar share={weight / largest} before={before && before / largest} />,
    },
    { title: 'Weight', width: '80px', number: true, cell: ({ weight }) => amount(weight, 3) },
  ];
  if (now) {
    columns.push(
      { title: 'In force', width: '80px', number: true, cell: ({ now: before = 0 }) => amount(before, 3) },
      { title: 'Change', width: '80px', number: true, cell: Change },
    );
  }
  return (
    <Box mt="sm">
      <DataTable
        caption={now ? 'Weights beside those in force' : 'Weights'}
        testId={testId}
        columns={columns}
        rows={rows}
        keyOf={({ factor }) => factor}
      />
    </Box>
  );
}

function Change({ weight, now = 0 }: Row) {
  const by = weight - now;
  return <span className={Math.abs(by) < 0.0005 ? ledger.muted : undefined}>{change(by, 3)}</span>;
}
