import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { leadHistory, Problem } from '../api';
import { useQuery } from '../parts/address';
import { EmptyState } from '../parts/EmptyState';
import { counted } from '../parts/format';
import { Loading } from '../parts/Loading';
import { Page } from '../parts/Page';
import { ProblemNotice } from '../parts/ProblemNotice';
import { useMore } from '../parts/useMore';
import type { LeadHistory } from '../types';
import { EraseLead } from './EraseLead';
import { ExportLead } from './ExportLead';
import { HistoryPlot } from './HistoryPlot';
import { HistoryTable } from './HistoryTable';

const trail = [{ href: '/decisions', label: 'Decisions' }];

/** A lead's scores over time, and what may be done with all that is held of it. */
export default function HistoryPage() {
  const leadId = useQuery().get('lead_id') ?? '';
  return (
    <Page title={`Lead ${leadId}`} trail={trail}>
      <History key={leadId} leadId={leadId} />
    </Page>
  );
}

function History({ leadId }: { leadId: string }) {
  const [erased, setErased] = useState(false);
  const { items, next, problem, reload, more } = useMore(leadId, (after) => leadHistory(leadId, after));

  if (erased) {
    return (
      <EmptyState title="This lead was erased.">
        <p>Its scores and receipts stay in the list of decisions and tell of nobody.</p>
      </EmptyState>
    );
  }
  if (problem) return <NoHistory problem={problem} onRetry={reload} />;
  if (!items) return <Loading what="Reading the lead's history" />;
  return (
    <>
      <HistoryPlot scores={momentsOf(items)} />
      <HistoryTable items={items} whole={next === null} />
      {more.problem && <ProblemNotice problem={more.problem} />}
      <Group gap="sm" mt="md" className="no-print">
        {next !== null && (
          <Button variant="default" size="xs" onClick={more.run} loading={more.busy}>
            Show older ones
          </Button>
        )}
        <ExportLead leadId={leadId} />
        <EraseLead leadId={leadId} decisions={counted(items.length, 'decision')} onErased={() => setErased(true)} />
      </Group>
    </>
  );
}

function NoHistory({ problem, onRetry }: { problem: Problem; onRetry: () => void }) {
  if (problem.status !== 404) return <ProblemNotice problem={problem} onRetry={onRetry} />;
  return (
    <EmptyState title="There is no such lead.">
      <p>
        No decision names it, or the person was erased. A lead is named by your own id of it, exactly as you sent it.
      </p>
    </EmptyState>
  );
}

/** The readable decisions with a score by time, the earliest first. */
const momentsOf = (items: LeadHistory['items']) =>
  items
    .flatMap((item) =>
      'unreadable' in item || item.score === null ? [] : [{ id: item.decision_id, at: item.as_of, score: item.score }],
    )
    .reverse();
