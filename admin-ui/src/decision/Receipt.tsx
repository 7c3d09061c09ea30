import { Hash } from '../parts/Hash';
import { Section } from '../parts/Section';
import type { Decision } from '../types';
import classes from './Receipt.module.css';
import { Replaying } from './Replaying';

/** Everything that produced the score, by name and hash, and the proof: run it again. */
export function Receipt({ decision }: { decision: Decision }) {
  return (
    <Section title="Receipt">
      <dl className={classes.receipt} data-testid="receipt">
        <Line name="decision_id" value={decision.decision_id} />
        <Line name="as_of" value={decision.as_of} />
        {Object.entries(decision.receipt)
          .filter(([, value]) => value !== null)
          .map(([name, value]) => (
            <Line key={name} name={name} value={String(value)} />
          ))}
      </dl>
      <Replaying key={decision.decision_id} decisionId={decision.decision_id} />
    </Section>
  );
}

const isHash = (name: string) => name.endsWith('_hash') || name.endsWith('_id');

function Line({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name.replaceAll('_', ' ')}</dt>
      <dd>{isHash(name) ? <Hash name={name} value={value} /> : value}</dd>
    </div>
  );
}
