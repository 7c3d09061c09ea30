import ledger from '../parts/Ledger.module.css';
import type { Judging } from '../types';

/** What is on trial and how: `1.1.0 as canary for 10% of the leads`. */
export function StageOf({ trial }: { trial: Judging['trial'] }) {
  if (trial === null) return <span className={ledger.muted}>nothing</span>;
  const { version, stage, percent } = trial;
  return <>{stage === 'canary' ? `${version} as canary, ${percent}%` : `${version} in ${stage}`}</>;
}
