import { Loading } from '../parts/Loading';
import { ProblemNotice } from '../parts/ProblemNotice';
import { Section } from '../parts/Section';
import { Time } from '../parts/Time';
import { counted } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import { useLoad } from '../parts/useLoad';
import type { Retention } from '../types';
import { readRetention } from './calls';
import { RetentionForm } from './RetentionForm';

/** For how many days what is kept of people can be read. */
export function RetentionPeriod({ mayChange }: { mayChange: boolean }) {
  const { data, problem, reload } = useLoad('retention', () => readRetention());
  return (
    <Section title="Retention">
      {problem ? (
        <ProblemNotice problem={problem} onRetry={reload} />
      ) : !data ? (
        <Loading what="Asking" />
      ) : (
        <>
          <p className={ledger.says} data-testid="retention">
            {inForce(data)} <LastRun run={data.last_run} />
          </p>
          {mayChange && <RetentionForm key={data.version} current={data.days} onSet={reload} />}
        </>
      )}
    </Section>
  );
}

const inForce = ({ days, version, versions }: Retention): string => {
  const said = versions.find((one) => one.version === version);
  const how = days === null ? 'Kept for good.' : `Erased ${counted(days, 'day')} after a person was last heard of.`;
  return said ? `${how} Set by ${said.by}${said.reason && `: ${said.reason}`}.` : how;
};

function LastRun({ run }: { run: Retention['last_run'] }) {
  if (!run) return null;
  const erased = `${counted(run.leads, 'lead')}, ${counted(run.decisions, 'decision')} of nobody named`;
  return run.ended_on === null ? (
    <>
      It is at work since <Time at={run.began_on} /> UTC, erased so far: {erased}.
    </>
  ) : (
    <>
      Last erased on <Time at={run.ended_on} /> UTC: {erased}.
    </>
  );
}
