import { Button } from '@mantine/core';
import { useState } from 'react';
import { amount } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import { Section } from '../parts/Section';
import type { Explanation } from '../types';
import classes from './NotFired.module.css';

type Rule = NonNullable<Explanation['not_fired']>[number];
type Pattern = Rule['pattern'];

const reasons: Record<NonNullable<Explanation['not_fired_reason']>, string> = {
  erased: 'The person was erased: nothing is left to judge.',
  not_repeatable: 'The decision does not come out the same today, so nothing can be said.',
};

/** The rules that had no part in a decision, each with what kept it from firing. */
export function NotFired({ of: { not_fired: rules, not_fired_reason: reason } }: { of: Explanation }) {
  const [opened, setOpened] = useState(false);
  if (rules === null) {
    return (
      <Section title="Rules that did not fire">{reason && <p className={ledger.says}>{reasons[reason]}</p>}</Section>
    );
  }
  return (
    <Section
      title="Rules that did not fire"
      actions={
        <Button variant="default" size="xs" aria-expanded={opened} onClick={() => setOpened(!opened)}>
          {opened ? 'Hide' : 'Show'} {rules.length} {rules.length === 1 ? 'rule' : 'rules'}
        </Button>
      }
    >
      {opened && (
        <div className={classes.scroll} tabIndex={0} role="region" aria-label="Rules that did not fire, table">
          <table className={`${ledger.ledger} ${classes.rules}`} data-testid="not-fired">
            <caption className={ledger.hidden}>Rules that did not fire, by name</caption>
            <thead>
              <tr>
                <th scope="col">Rule</th>
                <th scope="col">Would have given</th>
                <th scope="col">First pattern without a match</th>
                <th scope="col">Values met</th>
              </tr>
            </thead>
            <tbody>
              {rules.map((rule) => (
                <Row key={rule.rule} rule={rule} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}

function Row({ rule: { rule, file, line, stratum, marks, pattern } }: { rule: Rule }) {
  return (
    <tr>
      <th scope="row">
        {rule}
        <div className={`${ledger.code} ${ledger.muted}`}>
          {file}:{line}
        </div>
      </th>
      <td>
        {marks.join(', ')}
        <div className={ledger.muted}>{stratum}</div>
      </td>
      <td className={ledger.code}>
        {pattern.kind === 'there_is' ? '' : `${pattern.kind} `}
        {pattern.fact}( {pattern.conditions.join(', ')} )
      </td>
      <td>
        <Met by={pattern} />
      </td>
    </tr>
  );
}

function Met({ by: { fact, facts, met } }: { by: Pattern }) {
  if (met === null) return <span className={ledger.muted}>compares with facts before it</span>;
  if (met.length === 0) return <span className={ledger.muted}>no {fact}</span>;
  return (
    <>
      {met.map(({ values }, place) => (
        <div key={place}>
          {Object.entries(values).map(([field, value]) => (
            <div key={field}>
              <span className={ledger.muted}>{field}</span> {shown(value)}
            </div>
          ))}
        </div>
      ))}
      {facts > met.length && <div className={ledger.muted}>of {facts}</div>}
    </>
  );
}

function shown(value: string | number | boolean): string {
  if (typeof value === 'number') return amount(value);
  return value === '' ? 'empty' : String(value);
}
