import { readDecision } from '../api';
import { historyAddress, type Parameters } from '../parts/address';
import { Hash } from '../parts/Hash';
import { Loading } from '../parts/Loading';
import { Page } from '../parts/Page';
import { ProblemNotice } from '../parts/ProblemNotice';
import { TextLink } from '../parts/TextLink';
import { Time } from '../parts/Time';
import { useLoad } from '../parts/useLoad';
import { useRole } from '../session';
import type { Decision } from '../types';
import { DecisionView } from './DecisionView';
import { Proof } from './Proof';

const trail = [{ href: '/decisions', label: 'Decisions' }];

/** One decision as it was recorded: why, by what, and the proof of it. */
export default function DecisionPage({ params: { id = '' } }: { params: Parameters }) {
  const { data: decision, problem, reload } = useLoad(id, () => readDecision(id));

  return (
    <Page title="Decision" trail={trail} note={decision && <About decision={decision} />}>
      {problem ? (
        <ProblemNotice problem={problem} onRetry={reload} />
      ) : decision ? (
        <>
          <DecisionView decision={decision} />
          <Proof key={id} decisionId={id} />
        </>
      ) : (
        <Loading what="Reading the decision" />
      )}
    </Page>
  );
}

function About({ decision: { decision_id, lead_id, as_of, status } }: { decision: Decision }) {
  const mayReadHistory = useRole('admin', 'integrator', 'analyst', 'auditor');
  return (
    <>
      {decision_id && <Hash name="decision_id" value={decision_id} />} · as of <Time at={as_of} /> UTC ·{' '}
      {status === 'erased' ? (
        'the person was erased'
      ) : lead_id === null ? (
        'lead not named'
      ) : mayReadHistory ? (
        <TextLink href={historyAddress(lead_id)} underlined>
          history of {lead_id}
        </TextLink>
      ) : (
        `lead ${lead_id}`
      )}
    </>
  );
}
