import { useState } from 'react';
import { Problem } from '../api';
import { historyAddress, useQuery } from '../parts/address';
import { EmptyState } from '../parts/EmptyState';
import { Loading } from '../parts/Loading';
import { Page } from '../parts/Page';
import { ProblemNotice } from '../parts/ProblemNotice';
import { TextLink } from '../parts/TextLink';
import { useLoad } from '../parts/useLoad';
import { useMore } from '../parts/useMore';
import { useRole } from '../session';
import { Activities } from './Activities';
import { leadScores, listActivities, readLead } from './calls';
import { Course } from './Course';
import { EraseLead } from './EraseLead';
import { ExportLead } from './ExportLead';
import { HistoryPlot } from './HistoryPlot';
import { Kept } from './Kept';
import { LeadSteps } from './LeadSteps';
import { LikeCustomers } from './LikeCustomers';
import { Override } from './Override';
import { momentsOf, Scores } from './Scores';
import { Standing } from './Standing';
import { Why } from './Why';

const trail = [{ href: '/leads', label: 'Leads' }];

/** A lead with its memory: where it stands and why, what happened to it, what can be done with it. */
export default function LeadPage() {
  const leadId = useQuery().get('lead_id') ?? '';
  return (
    <Page
      title={`Lead ${leadId}`}
      trail={trail}
      note={
        <TextLink href={historyAddress(leadId)} underlined>
          all decisions
        </TextLink>
      }
    >
      <OneLead key={leadId} leadId={leadId} />
    </Page>
  );
}

function OneLead({ leadId }: { leadId: string }) {
  const [erased, setErased] = useState(false);
  const lead = useLoad(leadId, () => readLead(leadId));
  const scores = useMore(leadId, (after) => leadScores(leadId, after));
  const activities = useLoad(leadId, () => listActivities(leadId));
  const mayTell = useRole('admin', 'integrator');
  const mayOverride = useRole('admin', 'integrator', 'analyst', 'approver');
  const problem = lead.problem ?? scores.problem ?? activities.problem;

  function changed() {
    lead.reload();
    scores.reload();
    activities.reload();
  }

  if (erased) {
    return (
      <EmptyState title="This lead was erased.">
        <p>Its scores and receipts stay in the list of decisions and tell of nobody.</p>
      </EmptyState>
    );
  }
  if (problem) return <NoLead problem={problem} onRetry={changed} />;
  if (!lead.data || !scores.items || !activities.data) return <Loading what="Reading the lead" />;
  return (
    <>
      <Standing lead={lead.data} />
      {mayTell && <LeadSteps key={lead.data.lead_status} lead={lead.data} onChanged={changed} />}
      <HistoryPlot scores={momentsOf(scores.items)} />
      {lead.data.decision_id && <Why decisionId={lead.data.decision_id} />}
      <LikeCustomers lead={lead.data} />
      <Course workflow={lead.data.workflow} />
      <Scores {...scores} items={scores.items} />
      <Activities leadId={leadId} items={activities.data.items} onLogged={changed} mayLog={mayTell} />
      {mayOverride && <Override lead={lead.data} onChanged={changed} />}
      <Kept lead={lead.data}>
        <ExportLead leadId={leadId} />
        <EraseLead leadId={leadId} decisions="all decisions on it" onErased={() => setErased(true)} />
      </Kept>
    </>
  );
}

function NoLead({ problem, onRetry }: { problem: Problem; onRetry: () => void }) {
  if (problem.status !== 404) return <ProblemNotice problem={problem} onRetry={onRetry} />;
  return (
    <EmptyState title="There is no such lead.">
      <p>It was never put here, or the person was erased. A lead is named by your own id of it, exactly as sent.</p>
    </EmptyState>
  );
}
