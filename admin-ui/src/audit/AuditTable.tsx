import { Anchor } from '@mantine/core';
import { type Column, DataTable } from '../parts/DataTable';
import { shorten } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import { Time } from '../parts/Time';
import type { AuditEntry } from '../types';
import { nameOf, whatOf } from './steps';

interface Props {
  entries: AuditEntry[];
  /** Whether entries of several tenants stand side by side. */
  ofAll: boolean;
  shown: string | undefined;
  onShow: (entryId: string) => void;
}

/** What was done, the latest first. */
export function AuditTable({ entries, ofAll, shown, onShow }: Props) {
  const columns: Column<AuditEntry>[] = [
    { title: 'At (UTC)', width: '150px', cell: ({ at }) => <Time at={at} /> },
    { title: 'Who', width: '16%', cell: ({ by }) => by },
    {
      title: 'What',
      width: '25%',
      cell: ({ entry_id, step }) => (
        <Anchor
          component="button"
          type="button"
          size="sm"
          fz={13}
          ta="left"
          aria-expanded={shown === entry_id}
          onClick={() => onShow(entry_id)}
        >
          {nameOf(step)}
        </Anchor>
      ),
    },
    {
      title: 'To what',
      cell: (entry) => (
        <span title={entry.subject}>{isHash(whatOf(entry)) ? shorten(whatOf(entry)) : whatOf(entry)}</span>
      ),
    },
    { title: 'Why', width: '22%', cell: ({ reason }) => reason || <span className={ledger.muted}>–</span> },
  ];
  const tenant: Column<AuditEntry> = {
    title: 'Tenant',
    width: '110px',
    minor: true,
    cell: ({ tenant_id }) => tenant_id?.slice(0, 13) ?? <span className={ledger.muted}>operator</span>,
  };
  return (
    <DataTable
      caption="What was done, the latest first"
      testId="audit"
      columns={ofAll ? [...columns, tenant] : columns}
      rows={entries}
      keyOf={({ entry_id }) => entry_id}
    />
  );
}

const isHash = (text: string) => text.length > 30 && !text.includes(' ');
