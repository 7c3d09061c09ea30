import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { address, useQuery } from '../parts/address';
import { EmptyState } from '../parts/EmptyState';
import { Loading } from '../parts/Loading';
import { Page } from '../parts/Page';
import { Pager } from '../parts/Pager';
import { ProblemNotice } from '../parts/ProblemNotice';
import { useLoad } from '../parts/useLoad';
import { listLeads } from './calls';
import { LeadFilter } from './LeadFilter';
import { LeadTable } from './LeadTable';
import { daysAgo, TREND_DAYS } from './Trend';

const PATH = '/leads';

const CRITERIA = ['band', 'status', 'owner'];

/** Leads by score. The address holds which ones, so that it can be sent to somebody. */
export default function LeadsPage() {
  const query = useQuery();
  const [, navigate] = useLocation();
  const since = useMemo(() => daysAgo(TREND_DAYS), []);
  const after = query.get('after');
  const criteria = Object.fromEntries(
    CRITERIA.map((name) => [name, query.get(name) ?? '']).filter(([, value]) => value !== ''),
  ) as Record<string, string>;
  const { data, problem, reload } = useLoad(query.toString(), () => listLeads(criteria, after, since));

  return (
    <Page title="Leads" note="the highest score first">
      <LeadFilter criteria={criteria} onChoose={(next) => navigate(address(PATH, next))} />
      {problem ? (
        <ProblemNotice problem={problem} onRetry={reload} />
      ) : !data ? (
        <Loading what="Reading the leads" />
      ) : data.items.length === 0 ? (
        <NoLeads filtered={Object.keys(criteria).length > 0} />
      ) : (
        <>
          <LeadTable leads={data.items} since={since} />
          <Pager
            path={PATH}
            criteria={criteria}
            after={after}
            next={data.next}
            shown={data.items.length}
            of="lead"
            ways={['Highest', 'Higher', 'Lower']}
          />
        </>
      )}
    </Page>
  );
}

function NoLeads({ filtered }: { filtered: boolean }) {
  return filtered ? (
    <EmptyState title="No lead is like that." />
  ) : (
    <EmptyState title="No lead is kept yet.">
      <p>
        A lead is kept and scored once your system puts it to <code>/v1/leads/</code> under your own id of it.
      </p>
    </EmptyState>
  );
}
