import { change, words } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import { Section } from '../parts/Section';
import type { Explanation } from '../types';
import classes from './NextBand.module.css';

const reasons: Record<NonNullable<Explanation['next_band_reason']>, string> = {
  top_band: 'There is no higher band.',
  out_of_reach: 'No three changes that the contact could make are enough.',
  insufficient_data: 'Too little is known to judge by.',
  erased: 'The person was erased: nothing is left to judge.',
  not_repeatable: 'The decision does not come out the same today, so nothing can be said.',
};

/** The least that would have brought the lead into a higher band. */
export function NextBand({ of }: { of: Explanation }) {
  return (
    <Section title="What would reach the next band">
      <Outlook of={of} />
    </Section>
  );
}

function Outlook({ of: { next_band: next, next_band_reason: reason, factors } }: { of: Explanation }) {
  if (next === null) return <p className={ledger.says}>{reason && reasons[reason]}</p>;
  const says = new Map(factors.map((factor) => [factor.key, factor.says ?? factor.key]));
  return (
    <>
      <p className={ledger.says}>
        {words(next.band)}, with {next.score} in place of {next.from_score}. The rules that judged the lead have judged
        it so.
      </p>
      <table className={`${ledger.ledger} ${classes.changes}`} data-testid="next-band">
        <caption className={ledger.hidden}>The smallest set of changes</caption>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">What it would be</th>
            <th scope="col">What moves</th>
          </tr>
        </thead>
        <tbody>
          {next.changes.map(({ field, to, example, factors: moved }) => (
            <tr key={field}>
              <th scope="row">{field}</th>
              <td>
                {to}
                {example !== null && <div className={ledger.muted}>such as: {example}</div>}
              </td>
              <td>
                {moved.map(({ key, points }) => (
                  <div key={key}>
                    <span className={points < 0 ? ledger.risk : ledger.signal}>{change(points)}</span>{' '}
                    {says.get(key) ?? words(key)}
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
