import { compare } from '../customers/calls';
import { Nearest } from '../customers/Nearest';
import { Loading } from '../parts/Loading';
import { ProblemNotice } from '../parts/ProblemNotice';
import { Section } from '../parts/Section';
import { useLoad } from '../parts/useLoad';
import type { JsonObject, Lead } from '../types';

/** Which customers the lead's company is like, by what is kept of the lead; nothing where nobody bought yet. */
export function LikeCustomers({ lead: { lead_id, score_updated_on, lead, enrichment } }: { lead: Lead }) {
  const { data, problem, reload } = useLoad(`${lead_id} ${score_updated_on}`, () =>
    compare({ ...(enrichment as JsonObject | null), ...(lead as JsonObject) }),
  );
  if (data?.customers === 0) return null;
  return (
    <Section title="Customers like it">
      {problem ? (
        <ProblemNotice problem={problem} onRetry={reload} />
      ) : data ? (
        <Nearest answer={data} />
      ) : (
        <Loading what="Comparing it with the customers" />
      )}
    </Section>
  );
}
