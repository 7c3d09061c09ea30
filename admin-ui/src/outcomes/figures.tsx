import { amount, count, percent } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import type { Conversion } from '../types';

/** A range that some leads have a score of. */
export type Known = Range & { conversion: number; mean_score: number; likely: { low: number; high: number } };

type Range = Conversion['scores'][number];

export const isKnown = (range: Range): range is Known => range.leads > 0;

/** `3, 25%`; nothing where there are no leads. */
export function convertedOf({ converted, conversion }: { converted: number; conversion: number | null }) {
  if (conversion === null) return <span className={ledger.muted}>–</span>;
  return `${count(converted)}, ${percent(conversion)}`;
}

/** `2.40×`: how many times as often as all leads. */
export function liftOf(lift: number | null) {
  if (lift === null) return <span className={ledger.muted}>–</span>;
  return <span className={lift > 1 ? ledger.signal : lift < 1 ? ledger.risk : undefined}>{amount(lift, 2)}×</span>;
}
