import { ProblemNotice } from '../parts/ProblemNotice';
import { Section } from '../parts/Section';
import { useLoad } from '../parts/useLoad';
import { useRole } from '../session';
import type { Client } from '../types';
import { listProposals, readProposals } from './calls';
import { Origin } from './Origin';
import { WeightTable } from './WeightTable';

/** The weights that judge a client's leads, and where they are from. */
export function InForce({ client }: { client: Client }) {
  const mayRead = useRole(...readProposals);
  const { data, problem, reload } = useLoad(`origin ${client.client_id} ${client.weights_version}`, async () =>
    mayRead ? (await listProposals(client.client_id, 'live')).items[0] : undefined,
  );
  return (
    <Section title="Weights in force">
      {problem && <ProblemNotice problem={problem} onRetry={reload} />}
      {data && <Origin proposal={data} />}
      <WeightTable weights={client.weights} />
    </Section>
  );
}
