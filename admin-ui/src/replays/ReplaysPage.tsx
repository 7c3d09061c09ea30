import { useLocation } from 'wouter';
import { replayAddress } from '../parts/address';
import { DataTable, type Column } from '../parts/DataTable';
import { EmptyState } from '../parts/EmptyState';
import { count, percent, words } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import { Loading } from '../parts/Loading';
import { Page } from '../parts/Page';
import { ProblemNotice } from '../parts/ProblemNotice';
import { Section } from '../parts/Section';
import { TextLink } from '../parts/TextLink';
import { Time } from '../parts/Time';
import { useEvery } from '../parts/useEvery';
import { useLoad } from '../parts/useLoad';
import type { JobList } from '../types';
import { hasEnded, listReplays } from './calls';
import { NewReplayForm } from './NewReplayForm';

const WATCH_MILLISECONDS = 2_000;

const columns: Column<JobList['items'][number]>[] = [
  {
    title: 'Started (UTC)',
    cell: (job) => (
      <TextLink href={replayAddress(job.job_id)}>
        <Time at={job.created_on} />
      </TextLink>
    ),
  },
  { title: 'State', cell: ({ state }) => words(state) },
  { title: 'Decisions', number: true, cell: ({ done }) => count(done) },
  { title: 'Progress', number: true, cell: ({ progress }) => percent(progress) },
  { title: 'Kept until (UTC)', minor: true, cell: ({ expires_on }) => <Time at={expires_on} /> },
];

/** Runs recorded decisions again by the many, and lists what was run. */
export default function ReplaysPage() {
  const [, navigate] = useLocation();
  const { data, problem, reload } = useLoad('replays', listReplays);
  useEvery(WATCH_MILLISECONDS, data?.some((job) => !hasEnded(job)) ?? false, reload);

  return (
    <Page title="Replays" trail={[{ href: '/verify', label: 'Verify the log' }]}>
      <p className={ledger.says}>
        Every decision can be run again by the versions that judged it, and must come out the same to the point. Named
        another version, a replay says what that one would have made of the same leads.
      </p>
      <NewReplayForm onBegun={({ job_id }) => navigate(replayAddress(job_id))} />
      <Section title="Started before">
        {problem && <ProblemNotice problem={problem} onRetry={reload} />}
        {data ? (
          data.length === 0 ? (
            <EmptyState title="None was started in the last seven days." />
          ) : (
            <DataTable
              caption="Replays"
              columns={columns}
              rows={data}
              keyOf={({ job_id }) => job_id}
              testId="replays"
            />
          )
        ) : (
          !problem && <Loading what="Reading the jobs" />
        )}
      </Section>
    </Page>
  );
}
