import { Hash } from '../parts/Hash';
import { Section } from '../parts/Section';
import type { Decision } from '../types';
import classes from './Receipt.module.css';
import { Replaying } from './Replaying';

/** Everything that produced the score, by name and hash, and the proof: run it again. */
export function Receipt({ decision: { decision_id, as_of, receipt } }: { decision: Decision }) {
  return (
    <Section title="Receipt">
      <dl className={classes.receipt} data-testid="receipt">
        {Object.entries({ decision_id, as_of, ...receipt })
          .filter(([, value]) => value !== null)
          .map(([name, value]) => (
            <Line key={name} name={name} value={String(value)} />
          ))}
      </dl>
      {decision_id && <Replaying key={decision_id} decisionId={decision_id} />}
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
