import { words } from '../parts/format';
import type { Decision } from '../types';
import classes from './Outcome.module.css';

/** The answer in one line: score, band, what to do and why. */
export function Outcome({ decision }: { decision: Decision }) {
  return (
    <div className={classes.outcome} data-testid="outcome">
      <div className={classes.score} data-testid="score">
        {decision.score ?? '–'}
      </div>
      <dl className={classes.facts}>
        <Fact name="Band" value={words(decision.band ?? 'insufficient_data')} />
        <Fact
          name="Recommended action"
          value={words(decision.recommended_action ?? 'none')}
          note={decision.action_reason}
        />
        <Fact name="Flags" value={`${decision.risk_flags.length} risk, ${decision.positive_signals.length} positive`} />
        <Fact name="Rule pack" value={decision.pack} note={`version ${decision.version}`} />
      </dl>
    </div>
  );
}

function Fact({ name, value, note }: { name: string; value: string; note?: string | null }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value}
        {note && <small>{note}</small>}
      </dd>
    </div>
  );
}
