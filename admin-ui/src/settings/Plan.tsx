import { Details } from '../parts/Details';
import { Loading } from '../parts/Loading';
import { ProblemNotice } from '../parts/ProblemNotice';
import { Section } from '../parts/Section';
import { Time } from '../parts/Time';
import { useLoad } from '../parts/useLoad';
import { readPlan } from './calls';
import { PlanChoice } from './PlanChoice';
import classes from './Settings.module.css';

interface Props {
  tenantId: string;
  mayChoose: boolean;
  /** Whether every plan may be given, with its own requests a minute. */
  mayGive?: boolean;
}

const limit = (number: number | null) => (number === null ? 'any number' : number.toLocaleString('en'));

/** What a tenant has subscribed to, what follows it, and the way to another. */
export function Plan({ tenantId, mayChoose, mayGive = false }: Props) {
  const { data, problem, reload } = useLoad(`plan of ${tenantId}`, () => readPlan(tenantId));
  return (
    <Section title="Plan">
      {problem ? (
        <ProblemNotice problem={problem} onRetry={reload} />
      ) : !data ? (
        <Loading what="Asking" />
      ) : (
        <>
          <Details
            testId="plan"
            of={{
              plan: data.plan,
              leads_a_month: limit(data.leads_a_month),
              requests_a_minute: limit(data.requests_a_minute),
            }}
          />
          {data.next && (
            <p className={classes.says} data-testid="next-plan">
              From <Time at={data.next.from} /> UTC on: {data.next.plan}. To choose {data.plan} again takes that back.
            </p>
          )}
          {mayChoose && (
            <PlanChoice key={data.plan} tenantId={tenantId} current={data} all={mayGive} onChosen={reload} />
          )}
        </>
      )}
    </Section>
  );
}
