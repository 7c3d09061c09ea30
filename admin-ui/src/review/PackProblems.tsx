import { type Column, DataTable } from '../parts/DataTable';
import ledger from '../parts/Ledger.module.css';
import { Section } from '../parts/Section';
import type { GateReport } from '../types';

type Problem = GateReport['problems'][number];

const columns: Column<Problem>[] = [
  {
    title: 'At',
    width: '26%',
    cell: ({ file, line }) => (
      <span className={ledger.code}>
        {file}
        {line > 0 && `:${line}`}
      </span>
    ),
  },
  { title: 'Code', width: '22%', cell: ({ code }) => <span className={ledger.code}>{code}</span> },
  { title: 'What is wrong there', cell: ({ message }) => message },
];

/** Why a text does not compile, or what the guard refuses. */
export function PackProblems({ problems }: { problems: Problem[] }) {
  return (
    <Section title="Problems">
      <DataTable
        caption="Problems"
        columns={columns}
        rows={problems}
        keyOf={({ file, line, column, code }) => `${file}:${line}:${column}:${code}`}
        testId="problems"
      />
    </Section>
  );
}
