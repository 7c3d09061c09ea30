import { type Column, DataTable } from '../parts/DataTable';
import { EmptyState } from '../parts/EmptyState';
import { words } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import type { PackDiff } from '../types';
import classes from './Changes.module.css';

type Change = PackDiff['changes'][number];

const columns: Column<Change>[] = [
  { title: 'What', width: '100px', cell: ({ subject }) => words(subject) },
  { title: 'Change', width: '30%', cell: ({ says }) => says },
  { title: 'Before', cell: ({ before, removed }) => <Side text={before} terms={removed} sign="−" /> },
  { title: 'After', cell: ({ after, added }) => <Side text={after} terms={added} sign="+" /> },
];

/** Changes in meaning, what was and what will be side by side. */
export function Changes({ changes }: { changes: Change[] }) {
  if (changes.length === 0) return <EmptyState title="Nothing changes but the version." />;
  return (
    <DataTable
      caption="Changes"
      columns={columns}
      rows={changes}
      keyOf={({ subject, change, name }) => `${subject} ${change} ${name}`}
      testId="changes"
    />
  );
}

function Side({ text, terms, sign }: { text: string | null; terms: string[]; sign: string }) {
  return (
    <>
      {text !== null && <pre className={`${ledger.code} ${classes.text}`}>{text}</pre>}
      {terms.map((term) => (
        <div key={term} className={ledger.code}>
          {sign} {term}
        </div>
      ))}
    </>
  );
}
