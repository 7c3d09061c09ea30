import type { Decision } from '../types';
import { Factors } from './Factors';
import { Reading } from './Reading';
import { Receipt } from './Receipt';
import { Verdict } from './Verdict';
import { Waterfall } from './Waterfall';

/** One decision in full, from the answer down to its proof. */
export function DecisionView({ decision }: { decision: Decision }) {
  return (
    <article aria-label="Decision">
      <Verdict decision={decision} />
      <Waterfall decision={decision} />
      <Factors decision={decision} />
      {decision.detection && <Reading detection={decision.detection} />}
      <Receipt decision={decision} />
    </article>
  );
}
