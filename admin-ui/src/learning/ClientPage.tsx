import { useState } from 'react';
import { useLocation } from 'wouter';
import { OutcomeTable } from '../outcomes/OutcomeTable';
import type { Parameters } from '../parts/address';
import { Details } from '../parts/Details';
import { EmptyState } from '../parts/EmptyState';
import { moment } from '../parts/format';
import { Loading } from '../parts/Loading';
import { Page } from '../parts/Page';
import { ProblemNotice } from '../parts/ProblemNotice';
import { Section } from '../parts/Section';
import { useLoad } from '../parts/useLoad';
import { useRole } from '../session';
import { METHODS, nameOf, readClient, readProposals } from './calls';
import { ClientSteps } from './ClientSteps';
import { InForce } from './InForce';
import { Profile } from './Profile';
import { Proposals } from './Proposals';

const PATH = '/clients';
const trail = [{ href: PATH, label: 'Clients' }];

/** One client: its weights and where they are from, what became of its leads, what kind of business it is. */
export default function ClientPage({ params: { id = '' } }: { params: Parameters }) {
  const [, navigate] = useLocation();
  const [learned, setLearned] = useState(0);
  const { data, problem, reload } = useLoad(id, () => readClient(id));
  const mayDescribe = useRole('admin', 'analyst', 'integrator');
  const readsProposals = useRole(...readProposals);

  function again() {
    setLearned(learned + 1);
    reload();
  }

  return (
    <Page title={data ? nameOf(data) : 'Client'} trail={trail}>
      {problem?.status === 404 ? (
        <EmptyState title="There is no such client." />
      ) : problem ? (
        <ProblemNotice problem={problem} onRetry={reload} />
      ) : !data ? (
        <Loading what="Reading the client" />
      ) : (
        <>
          <Details
            of={{
              client_id: data.client_id,
              'weights from': METHODS[data.method],
              'weights version': data.weights_version ?? 'as ours',
              'known since': moment(data.created_on),
            }}
            testId="client"
          />
          <ClientSteps client={data} onLearned={again} onDeleted={() => navigate(PATH)} />
          <InForce client={data} />
          {readsProposals && (
            <Section title="Weights that were found">
              <Proposals key={learned} clients={[data]} clientId={id} onSettled={reload} />
            </Section>
          )}
          <Section title="What became of its leads">
            <OutcomeTable counts={data.outcomes} />
          </Section>
          {mayDescribe && <Profile client={data} onKept={reload} />}
        </>
      )}
    </Page>
  );
}
