import ledger from '../parts/Ledger.module.css';
import type { Factor } from '../types';
import classes from './Severity.module.css';

/** A risk or a signal is a flag that callers see; a plain factor only moves the score. */
export type Kind = 'risk' | 'signal' | 'factor';

const levels = ['low', 'medium', 'high', 'critical'];

/** What kind of finding it is; of a risk, how much it matters: the word, and as many ticks as it weighs. */
export function Severity({ kind, level }: { kind: Kind; level: Factor['severity'] }) {
  if (!level) return <span className={kind === 'signal' ? ledger.signal : undefined}>{kind}</span>;
  const ticks = levels.indexOf(level) + 1;
  return (
    <span className={classes.severity} title={`${kind}, ${level}`}>
      <svg width="15" height="10" aria-hidden="true">
        {levels.map((name, index) => (
          <rect key={name} className={index < ticks ? classes.on : classes.off} x={index * 4} width="3" height="10" />
        ))}
      </svg>
      {level}
      <span className={ledger.hidden}> risk</span>
    </span>
  );
}
