import { Details } from '../parts/Details';
import { moment } from '../parts/format';
import { Loading } from '../parts/Loading';
import { ProblemNotice } from '../parts/ProblemNotice';
import { Section } from '../parts/Section';
import { useLoad } from '../parts/useLoad';
import { readUsage } from './calls';
import classes from './Settings.module.css';

const count = (leads: number) => leads.toLocaleString('en');

/** What of its plan a tenant used this month. */
export function Used({ tenantId }: { tenantId: string }) {
  const { data, problem, reload } = useLoad(`usage of ${tenantId}`, () => readUsage(tenantId));
  return (
    <Section title="Usage">
      {problem ? (
        <ProblemNotice problem={problem} onRetry={reload} />
      ) : !data ? (
        <Loading what="Counting" />
      ) : (
        <>
          <Details
            testId="usage"
            of={{
              month: data.month,
              scored_leads: count(data.scored_leads),
              limit: data.limit === null ? 'none' : count(data.limit),
              left: data.left === null ? null : count(data.left),
              'resets_on (UTC)': moment(data.resets_on),
            }}
          />
          <p className={classes.says}>
            Replays, backtests, leads that are only normalized and scores that grow old do not count.
          </p>
        </>
      )}
    </Section>
  );
}
