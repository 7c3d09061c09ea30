import { leadAddress } from '../parts/address';
import { type Column, DataTable } from '../parts/DataTable';
import { words } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import { ScoreBar } from '../parts/ScoreBar';
import { TextLink } from '../parts/TextLink';
import { Time } from '../parts/Time';
import type { ListedLead } from '../types';
import { STATUSES } from './calls';
import { Trend, TREND_DAYS } from './Trend';

/** Leads, the highest score first, and how each came there. */
export function LeadTable({ leads, since }: { leads: ListedLead[]; since: string }) {
  return (
    <DataTable
      caption="Leads, the highest score first"
      testId="leads"
      columns={columns(since)}
      rows={leads}
      keyOf={({ lead_id }) => lead_id}
    />
  );
}

const columns = (since: string): Column<ListedLead>[] => [
  { title: 'Lead', cell: ({ lead_id }) => <TextLink href={leadAddress(lead_id)}>{lead_id}</TextLink> },
  { title: 'Score', width: '92px', number: true, cell: scoreOf },
  {
    title: 'Band',
    width: '96px',
    cell: ({ score_band, status }) => (
      <>
        {words(score_band ?? '')}
        {status === 'overridden' && <div className={ledger.muted}>overridden</div>}
      </>
    ),
  },
  {
    title: `Last ${TREND_DAYS} days`,
    width: '150px',
    cell: ({ scores = [] }) => <Trend scores={scores} since={since} />,
  },
  { title: 'Pipeline', width: '100px', cell: ({ lead_status }) => STATUSES[lead_status] },
  { title: 'Owner', width: '11%', cell: ({ owner }) => owner },
  {
    title: 'Recommended action',
    width: '16%',
    minor: true,
    cell: ({ recommended_action }) => words(recommended_action ?? ''),
  },
  {
    title: 'Scored (UTC)',
    width: '150px',
    cell: ({ score_updated_on }) => score_updated_on && <Time at={score_updated_on} />,
  },
];

/** Too little known is not a score of 0. */
function scoreOf({ score_total, status }: ListedLead) {
  if (score_total !== null) return <ScoreBar score={score_total} />;
  return <span className={ledger.muted}>{status === null ? 'awaited' : 'unknown'}</span>;
}
