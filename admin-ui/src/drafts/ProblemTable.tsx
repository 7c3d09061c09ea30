import { Button } from '@mantine/core';
import { useState } from 'react';
import { type Column, DataTable } from '../parts/DataTable';
import ledger from '../parts/Ledger.module.css';
import { Section } from '../parts/Section';
import { TextLink } from '../parts/TextLink';
import type { PackProblem } from '../types';
import { useDeskOfPage } from './desk';
import { fileAddress } from './views';

const FEW = 20;

/** All that is wrong as the draft stands at hand, errors first; each leads to its line. */
export function ProblemTable() {
  const { draft, found } = useDeskOfPage();
  const [all, setAll] = useState(false);
  const problems = found?.problems ?? [];
  if (problems.length === 0) return null;

  const sorted = [...problems].sort((a, b) => rank(a) - rank(b));
  const rows = (all ? sorted : sorted.slice(0, FEW)).map((problem, number) => ({ ...problem, number }));
  return (
    <Section title="Problems">
      <DataTable
        caption="Problems"
        testId="problems"
        columns={columns(draft.draft_id)}
        rows={rows}
        keyOf={({ number }) => String(number)}
      />
      {rows.length < problems.length && (
        <Button variant="subtle" size="compact-xs" mt={6} onClick={() => setAll(true)}>
          Show all {problems.length}
        </Button>
      )}
    </Section>
  );
}

const rank = ({ severity }: PackProblem) => (severity === 'error' ? 0 : 1);

const columns = (draftId: string): Column<PackProblem>[] => [
  {
    title: 'Where',
    width: '26%',
    cell: ({ file, line }) => (
      <TextLink href={fileAddress(draftId, file, line)}>{line > 0 ? `${file}:${line}` : file}</TextLink>
    ),
  },
  {
    title: 'Code',
    width: '20%',
    cell: ({ code, severity }) => (
      <span className={`${ledger.code} ${severity === 'error' ? ledger.risk : ledger.muted}`}>{code}</span>
    ),
  },
  {
    title: 'What is wrong',
    cell: ({ message, severity }) => (severity === 'warning' ? `Warning: ${message}` : message),
  },
];
