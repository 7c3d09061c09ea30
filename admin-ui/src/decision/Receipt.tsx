import { Details } from '../parts/Details';
import { Section } from '../parts/Section';
import type { Decision } from '../types';
import { Replaying } from './Replaying';

/** Everything that produced the score, by name and hash, and the proof: run it again. */
export function Receipt({ decision: { decision_id, as_of, receipt } }: { decision: Decision }) {
  return (
    <Section title="Receipt">
      <Details of={{ decision_id, as_of, ...receipt }} testId="receipt" />
      {decision_id && <Replaying key={decision_id} decisionId={decision_id} />}
    </Section>
  );
}
