import { change } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import type { ScoreList } from '../types';

type FactorRow = ScoreList['items'][number]['factors'][number];

/** The factors whose points are others than before, the largest difference first. */
export function Moved({ now, before }: { now: FactorRow[]; before: FactorRow[] }) {
  const differences = differencesOf(now, before);
  if (differences.length === 0) return <span className={ledger.muted}>nothing</span>;
  return differences.map(([key, points], index) => (
    <span key={key}>
      {index > 0 && <span className={ledger.muted}>, </span>}
      <span className={points < 0 ? ledger.risk : ledger.signal}>
        {`${change(points)}\u00a0${key.replace(/^cap:/, 'cap of ').replaceAll('_', ' ')}`}
      </span>
    </span>
  ));
}

function differencesOf(now: FactorRow[], before: FactorRow[]): [string, number][] {
  const points = new Map(now.map((row) => [row.factor_key, row.points]));
  before.forEach((row) => points.set(row.factor_key, (points.get(row.factor_key) ?? 0) - row.points));
  return [...points].filter(([, moved]) => moved !== 0).sort(([, a], [, b]) => Math.abs(b) - Math.abs(a));
}
