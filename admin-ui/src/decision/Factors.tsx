import { amount, change, plain } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import { Section } from '../parts/Section';
import type { Decision, Factor } from '../types';
import classes from './Factors.module.css';

/** Why each factor is there: its arithmetic, what was seen in the lead, the rules that said so. */
export function Factors({ decision }: { decision: Decision }) {
  return (
    <Section title="Factors and evidence">
      {decision.factors.length === 0 ? (
        <p className={ledger.muted}>No rule marked this lead; the score is the pack's base.</p>
      ) : (
        <div className={classes.scroll}>
          <table className={`${ledger.ledger} ${classes.factors}`} data-testid="factors">
            <caption className={ledger.hidden}>Factors in the order of the pack</caption>
            <thead>
              <tr>
                <th scope="col">Factor</th>
                <th scope="col" className={ledger.number}>
                  Value × weight
                </th>
                <th scope="col" className={ledger.number}>
                  Points
                </th>
                <th scope="col">Evidence</th>
                <th scope="col">Rule</th>
              </tr>
            </thead>
            <tbody>
              {decision.factors.map((factor) => (
                <Row key={factor.key} factor={factor} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}

function Row({ factor }: { factor: Factor }) {
  const evidence = Object.entries(factor.evidence);
  return (
    <tr>
      <th scope="row">
        <span className={ledger.code}>{factor.key}</span>
        <div className={ledger.muted}>{factor.group}</div>
      </th>
      <td className={ledger.number}>
        {amount(factor.value)} × {amount(factor.weight)}
      </td>
      <td className={`${ledger.number} ${factor.points < 0 ? ledger.risk : ledger.signal}`}>{change(factor.points)}</td>
      <td>
        {evidence.map(([name, value]) => (
          <div key={name}>
            <span className={ledger.muted}>{name}</span> {plain(value)}
          </div>
        ))}
        {evidence.length === 0 && <span className={ledger.muted}>–</span>}
      </td>
      <td>
        {(factor.rules ?? []).map(({ rule, file, line }) => (
          <div key={`${file}:${line}`}>
            {rule}
            <div className={`${ledger.code} ${ledger.muted}`}>
              {file}:{line}
            </div>
          </div>
        ))}
      </td>
    </tr>
  );
}
