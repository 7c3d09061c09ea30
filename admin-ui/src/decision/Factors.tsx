import { amount, change } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import { Section } from '../parts/Section';
import type { Decision, Factor } from '../types';
import classes from './Factors.module.css';
import { type Kind, Severity } from './Severity';

/** What the rules found: how much it matters, its arithmetic, what was seen in the lead, the rules that said so. */
export function Factors({ decision }: { decision: Decision }) {
  return (
    <Section title="Flags and factors">
      {decision.factors.length === 0 ? (
        <p className={ledger.muted}>No rule marked this lead; the score is the pack's base.</p>
      ) : (
        <div className={classes.scroll} tabIndex={0} role="region" aria-label="Flags and factors, table">
          <table className={`${ledger.ledger} ${classes.factors}`} data-testid="factors">
            <caption className={ledger.hidden}>Flags and factors in the order of the pack</caption>
            <thead>
              <tr>
                <th scope="col">Flag or factor</th>
                <th scope="col">Kind</th>
                <th scope="col" className={ledger.number}>
                  Value × weight
                </th>
                <th scope="col">Evidence</th>
                <th scope="col">Rule</th>
              </tr>
            </thead>
            <tbody>
              {decision.factors.map((factor) => (
                <Row key={factor.key} factor={factor} kind={kindOf(decision, factor.key)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}

function kindOf({ risk_flags, positive_signals }: Decision, key: string): Kind {
  if (risk_flags.includes(key)) return 'risk';
  return positive_signals.includes(key) ? 'signal' : 'factor';
}

function Row({ factor, kind }: { factor: Factor; kind: Kind }) {
  const { key, group, says, severity, value, weight, points, evidence, rules = [] } = factor;
  return (
    <tr>
      <th scope="row">
        {says}
        <div className={`${ledger.code} ${ledger.muted}`} title={`Group ${group}`}>
          {key}
        </div>
      </th>
      <td>
        <Severity kind={kind} level={severity} />
      </td>
      <td className={ledger.number}>
        {amount(value)} × {amount(weight)}
        <div className={points < 0 ? ledger.risk : ledger.signal}>{change(points)}</div>
      </td>
      <td>
        {Object.entries(evidence).map(([name, seen]) => (
          <div key={name}>
            <span className={ledger.muted}>{name.replaceAll('_', ' ')}</span>{' '}
            {typeof seen === 'number' ? amount(seen) : String(seen)}
          </div>
        ))}
      </td>
      <td>
        {rules.map(({ rule, file, line }) => (
          <div key={`${file}:${line}`}>
            {rule.startsWith(`${key}: `) ? rule.slice(key.length + 2) : rule}
            <div className={`${ledger.code} ${ledger.muted}`}>
              {file}:{line}
            </div>
          </div>
        ))}
      </td>
    </tr>
  );
}
