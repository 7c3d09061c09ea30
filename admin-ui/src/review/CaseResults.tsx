import { Button } from '@mantine/core';
import { useState } from 'react';
import { type Column, DataTable } from '../parts/DataTable';
import { count, counted } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import { Section } from '../parts/Section';
import type { CaseReport } from '../types';
import classes from './CaseResults.module.css';

/** So many of the cases that fail are shown at first. */
const SHOWN = 10;

type Failure = CaseReport['failures'][number];
type Covered = CaseReport['rules'][number];

const failureColumns: Column<Failure>[] = [
  { title: 'Case', width: '36%', cell: ({ file }) => <span className={ledger.code}>{file}</span> },
  { title: 'What came out otherwise', cell: ({ faults }) => faults.map((fault) => <div key={fault}>{fault}</div>) },
];

const ruleColumns: Column<Covered>[] = [
  { title: 'Rule', cell: ({ rule }) => rule },
  {
    title: 'Cases that fire it',
    width: '140px',
    number: true,
    cell: ({ cases }) => <span className={cases === 0 ? ledger.risk : undefined}>{count(cases)}</span>,
  },
];

/** How the cases came out, and how often they fire each rule: those fired least first. */
export function CaseResults({ cases }: { cases: CaseReport }) {
  const [opened, setOpened] = useState(false);
  const rules = [...cases.rules].sort((a, b) => a.cases - b.cases);
  const bare = rules.filter((rule) => rule.cases === 0);
  const fewest = rules[0]?.cases ?? 0;
  const failures = opened ? cases.failures : cases.failures.slice(0, SHOWN);
  return (
    <Section
      title="Cases and coverage"
      actions={
        <Button variant="subtle" size="compact-xs" onClick={() => setOpened(!opened)} aria-expanded={opened}>
          {opened ? 'Show less' : 'Show all'}
        </Button>
      }
    >
      <p className={classes.says} data-testid="cases">
        {count(cases.passed)} of {counted(cases.passed + cases.failed, 'case')} come out as they say.{' '}
        {bare.length === 0
          ? `Each of ${counted(rules.length, 'rule')} fires in ${counted(fewest, 'case')} or more.`
          : `${counted(bare.length, 'rule fires', 'rules fire')} in none.`}
      </p>
      {cases.failures.length > 0 && (
        <DataTable
          caption="Cases that fail"
          columns={failureColumns}
          rows={failures}
          keyOf={({ file }) => file}
          testId="failures"
        />
      )}
      {failures.length < cases.failures.length && (
        <p className={classes.says}>and {counted(cases.failures.length - failures.length, 'case')} more</p>
      )}
      {(opened || bare.length > 0) && (
        <DataTable
          caption="Rules by the cases that fire them"
          columns={ruleColumns}
          rows={opened ? rules : bare}
          keyOf={({ rule }) => rule}
          testId="coverage"
        />
      )}
    </Section>
  );
}
