import { Button, Group, Progress } from '@mantine/core';
import { Details } from '../parts/Details';
import type { Parameters } from '../parts/address';
import { count, counted, moment, words } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import { Loading } from '../parts/Loading';
import { Page } from '../parts/Page';
import { ProblemNotice } from '../parts/ProblemNotice';
import { Section } from '../parts/Section';
import { useEvery } from '../parts/useEvery';
import { useLoad } from '../parts/useLoad';
import { Verdict } from '../parts/Verdict';
import type { ReplayJob } from '../types';
import { hasEnded, readReplay, resultOf } from './calls';
import { Turns } from './Turns';

const WATCH_MILLISECONDS = 1_000;

/** One replay: how far it is, what it found, its result. */
export default function ReplayPage({ params: { id = '' } }: { params: Parameters }) {
  const { data: job, problem, reload } = useLoad(id, () => readReplay(id));
  useEvery(WATCH_MILLISECONDS, job !== undefined && !hasEnded(job), reload);

  return (
    <Page title="Replay" trail={[{ href: '/replays', label: 'Replays' }]} note={job && words(job.state)}>
      {problem && <ProblemNotice problem={problem} onRetry={reload} />}
      {job ? (
        <>
          <Standing job={job} />
          {!hasEnded(job) && <Turns job={job} onTurned={reload} />}
          <Section title="What was asked for">
            <Details of={{ ...asked(job), started: moment(job.created_on), kept_until: moment(job.expires_on) }} />
          </Section>
          {hasEnded(job) && <Result job={job} />}
        </>
      ) : (
        !problem && <Loading what="Reading the job" />
      )}
    </Page>
  );
}

function Standing({ job }: { job: ReplayJob }) {
  const { done, of, exact, mismatched, erased, failed, rate } = job;
  const sound = mismatched + failed === 0;
  const word = mismatched > 0 ? 'MISMATCH' : failed > 0 ? 'FAILED' : job.state === 'done' ? 'EXACT' : job.state;
  return (
    <div role="status">
      <Progress
        value={job.progress * 100}
        aria-label="Progress"
        size="sm"
        mb="xs"
        color="gray"
        transitionDuration={0}
      />
      <Verdict word={word.toUpperCase()} good={sound ? (job.state === 'done' ? true : null) : false}>
        {count(exact)} of {of === null ? 'as many as are being counted' : counted(of, 'decision')} came out the same.
      </Verdict>
      <Details
        testId="counts"
        of={{ done, exact, mismatched, erased, failed, 'decisions a second': Math.round(rate) }}
      />
    </div>
  );
}

function Result({ job: { job_id, result_hash, csv_hash } }: { job: ReplayJob }) {
  return (
    <Section title="Result">
      <p className={ledger.says}>
        A line for each decision, with what differs. Whoever has a file and its hash can tell that nothing was altered.
      </p>
      <Group gap="sm" mb="sm" className="no-print">
        <Button component="a" size="xs" variant="default" href={resultOf(job_id, 'ndjson')} download>
          Download NDJSON
        </Button>
        <Button component="a" size="xs" variant="default" href={resultOf(job_id, 'csv')} download>
          Download CSV
        </Button>
      </Group>
      <Details testId="hashes" of={{ ndjson_hash: result_hash, csv_hash }} />
    </Section>
  );
}

const asked = ({ asked }: ReplayJob): Record<string, string> => ({
  pack: 'any',
  version: 'any',
  ...(asked as Record<string, string>),
});
