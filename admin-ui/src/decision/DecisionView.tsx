import { Nearest } from '../customers/Nearest';
import { Section } from '../parts/Section';
import type { Decision } from '../types';
import { Explained } from './Explained';
import { Factors } from './Factors';
import { Notices } from './Notices';
import { Outcome } from './Outcome';
import { Reading } from './Reading';
import { Receipt } from './Receipt';
import { Waterfall } from './Waterfall';

/** One decision in full, from the answer down to its receipt. */
export function DecisionView({ decision }: { decision: Decision }) {
  return (
    <article aria-label="Decision">
      <Outcome decision={decision} />
      <Notices decision={decision} />
      {decision.score !== null && <Waterfall of={{ ...decision, score: decision.score }} />}
      <Factors decision={decision} />
      {decision.decision_id !== null && <Explained decisionId={decision.decision_id} />}
      {decision.similarity && (
        <Section title="Customers like it">
          <Nearest answer={decision.similarity} />
        </Section>
      )}
      {decision.detection && <Reading detection={decision.detection} />}
      <Receipt decision={decision} />
    </article>
  );
}
