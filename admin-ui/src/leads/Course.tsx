import { decisionAddress } from '../parts/address';
import { type Column, DataTable } from '../parts/DataTable';
import { Details } from '../parts/Details';
import { moment, words } from '../parts/format';
import { Section } from '../parts/Section';
import { TextLink } from '../parts/TextLink';
import { Time } from '../parts/Time';
import type { Lead } from '../types';

type Workflow = Lead['workflow'];
type Act = Workflow['acts'][number];

const ACTS: Record<Act['act'], string> = {
  assign: 'Given to an owner',
  alert: 'Told that it is hot',
  nurture: 'Nurtured',
  end_nurture: 'No longer nurtured',
};

/** What became of a lead by its score: who looks after it, its place in the queue, what was done and why. */
export function Course({ workflow }: { workflow: Workflow }) {
  const { band, since, owner, assigned_on, queue, queue_priority, nurture, nurture_on, acts } = workflow;
  if (band === null && acts.length === 0) return null;
  return (
    <Section title="Workflow">
      <Details
        of={{
          band: band && `${words(band)}${since ? ` since ${moment(since)}` : ''}`,
          owner: owner && `${owner}${assigned_on ? ` since ${moment(assigned_on)}` : ''}`,
          queue: queue && `${words(queue)}${queue_priority === null ? '' : `, ${queue_priority}`}`,
          nurture: nurture && `${words(nurture)}${nurture_on ? `, ${moment(nurture_on)}` : ''}`,
        }}
        testId="workflow"
      />
      {acts.length > 0 && (
        <DataTable
          caption="What was done, the latest first"
          testId="acts"
          columns={columns}
          rows={acts}
          keyOf={({ act, done_on }) => `${act} ${done_on}`}
        />
      )}
    </Section>
  );
}

const columns: Column<Act>[] = [
  {
    title: 'Done (UTC)',
    width: '160px',
    cell: ({ done_on, decision_id }) => (
      <TextLink href={decisionAddress(decision_id)}>
        <Time at={done_on} />
      </TextLink>
    ),
  },
  { title: 'What', cell: ({ act }) => ACTS[act] },
];
