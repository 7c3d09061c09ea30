import { words } from '../parts/format';
import { Headline } from '../parts/Headline';
import type { Decision } from '../types';

/** The answer in one line: score, band, what to do and why. */
export function Outcome({ decision }: { decision: Decision }) {
  return (
    <Headline
      testId="outcome"
      figure={decision.score ?? '–'}
      facts={[
        { name: 'Band', value: words(decision.band ?? 'insufficient_data') },
        {
          name: 'Recommended action',
          value: words(decision.recommended_action ?? 'none'),
          note: decision.action_reason,
        },
        { name: 'Flags', value: `${decision.risk_flags.length} risk, ${decision.positive_signals.length} positive` },
        { name: 'Rule pack', value: decision.pack, note: `version ${decision.version}` },
      ]}
    />
  );
}
