import { counted, percent, words } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import type { KeptTuning } from '../types';

/** What came of keeping a version: whether it is in force, and what it would have made of the latest decisions. */
export function KeptNotice({ kept: { version, active, drift } }: { kept: KeptTuning }) {
  return (
    <p role="status" data-testid="kept" className={ledger.says}>
      Version {version} is {active ? 'in force' : 'kept, and not in force'}.
      {drift && drift.decisions > 0 && (
        <>
          {' '}
          It would have moved {drift.moved} of the latest {counted(drift.decisions, 'decision')} into another band
          {drift.share !== null && ` (${percent(drift.share)})`}
          {drift.flips.length > 0 && ': '}
          {drift.flips.map(({ from, to, decisions }) => `${words(from)} → ${words(to)} ${decisions}`).join(', ')}.
        </>
      )}
    </p>
  );
}
