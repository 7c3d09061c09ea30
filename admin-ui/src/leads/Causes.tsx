import { change, words } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import type { ChangeCause } from '../types';

/** What made a score another than before, the strongest first; causes that came to nothing are left out. */
export function Causes({ of: causes }: { of: ChangeCause[] }) {
  const strongest = causes
    .filter(({ points }) => points !== 0)
    .sort((one, other) => Math.abs(other.points) - Math.abs(one.points));
  return strongest.map(({ cause, points }, index) => (
    <span key={cause}>
      {index > 0 && <span className={ledger.muted}>, </span>}
      {`${words(cause)}\u00a0`}
      <span className={points < 0 ? ledger.risk : ledger.signal}>{change(points)}</span>
    </span>
  ));
}
