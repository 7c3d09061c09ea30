import { Button, FileButton, Group } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { type Column, DataTable } from '../parts/DataTable';
import { count, counted } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import { ProblemNotice } from '../parts/ProblemNotice';
import type { Problem } from '../api';
import type { CustomersImported } from '../types';
import { importCustomers } from './calls';

type Bad = CustomersImported['errors'][number];

interface Props {
  onTaken: () => void;
  /** Other ways to the same, beside it. */
  children: ReactNode;
}

/** Takes in a list of companies; bad records are named and harm no other. */
export function ImportCustomers({ onTaken, children }: Props) {
  const [busy, setBusy] = useState(false);
  const [taken, setTaken] = useState<CustomersImported>();
  const [problem, setProblem] = useState<Problem>();

  // The same file can be taken again, once it is mended.
  const forget = useRef<() => void>(null);

  async function take(file: File | null) {
    if (!file) return;
    forget.current?.();
    setBusy(true);
    setProblem(undefined);
    try {
      setTaken(await importCustomers(file));
      onTaken();
    } catch (reason) {
      setTaken(undefined);
      setProblem(reason as Problem);
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      <Group gap="sm" mb="xs" className="no-print">
        {children}
        <FileButton resetRef={forget} onChange={(file) => void take(file)} accept=".csv,.ndjson,.jsonl">
          {(props) => (
            <Button {...props} variant="default" size="xs" loading={busy}>
              Take in CSV or NDJSON
            </Button>
          )}
        </FileButton>
        <span className={ledger.says}>Columns id, name, domain and traits; any other is a trait of your own.</span>
      </Group>
      {taken && (
        <p role="status" className={ledger.says} data-testid="taken">
          {counted(taken.imported, 'company', 'companies')} of {count(taken.records)} taken in, {count(taken.new)} new,{' '}
          {count(taken.failed)} bad.
        </p>
      )}
      {taken && taken.errors.length > 0 && (
        <DataTable
          caption="Bad records"
          testId="bad"
          columns={columns}
          rows={taken.errors}
          keyOf={({ line }) => String(line)}
        />
      )}
      {problem && <ProblemNotice problem={problem} />}
    </>
  );
}

const columns: Column<Bad>[] = [
  { title: 'Line', width: '70px', cell: ({ line }) => line },
  { title: 'What is wrong', cell: ({ message }) => message },
];
