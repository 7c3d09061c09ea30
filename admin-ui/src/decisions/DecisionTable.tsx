import type { ReactNode } from 'react';
import { decisionAddress, historyAddress } from '../parts/address';
import { type Column, DataTable } from '../parts/DataTable';
import { words } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import { ScoreBar } from '../parts/ScoreBar';
import { TextLink } from '../parts/TextLink';
import { Time } from '../parts/Time';
import type { DecisionList, FoundDecision } from '../types';
import { Flags } from './Flags';

type Item = DecisionList['items'][number];

/** The column of something that unreadable rows do not have. */
const of = (read: (found: FoundDecision) => ReactNode) => (item: Item) => ('unreadable' in item ? null : read(item));

const columns: Column<Item>[] = [
  {
    title: 'As of (UTC)',
    width: '150px',
    cell: ({ decision_id, as_of }) => (
      <TextLink href={decisionAddress(decision_id)}>
        <Time at={as_of} />
      </TextLink>
    ),
  },
  { title: 'Score', width: '92px', number: true, cell: of(({ score }) => <ScoreBar score={score} />) },
  { title: 'Band', width: '74px', cell: of(({ band }) => words(band ?? '')) },
  { title: 'Lead', width: '19%', cell: of((found) => <LeadCell found={found} />) },
  { title: 'Flags', cell: of((found) => <Flags risks={found.risk_flags} signals={found.positive_signals} />) },
  {
    title: 'Action',
    width: '116px',
    minor: true,
    cell: of(({ recommended_action }) => words(recommended_action ?? '')),
  },
  { title: 'Rule pack', width: '120px', cell: of(({ pack, version }) => <PackCell pack={pack} version={version} />) },
];

/** Decisions, the latest first. */
export function DecisionTable({ items }: { items: Item[] }) {
  return (
    <DataTable
      caption="Decisions, the latest first"
      columns={columns}
      rows={items}
      keyOf={({ decision_id }) => decision_id}
      instead={(item) => 'unreadable' in item && <span className={ledger.risk}>Unreadable. {item.unreadable}.</span>}
      testId="decisions"
    />
  );
}

function LeadCell({ found: { lead_id, erased } }: { found: FoundDecision }) {
  if (lead_id === null) return <span className={ledger.muted}>{erased ? 'erased' : 'not named'}</span>;
  return <TextLink href={historyAddress(lead_id)}>{lead_id}</TextLink>;
}

function PackCell({ pack, version }: { pack: string; version: string }) {
  return (
    <>
      {pack} <span className={ledger.muted}>{version}</span>
    </>
  );
}
