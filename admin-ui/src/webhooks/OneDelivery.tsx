import { Button, Group } from '@mantine/core';
import { type Column, DataTable } from '../parts/DataTable';
import { Loading } from '../parts/Loading';
import { ProblemNotice } from '../parts/ProblemNotice';
import { Section } from '../parts/Section';
import { Time } from '../parts/Time';
import { useEvery } from '../parts/useEvery';
import { useLoad } from '../parts/useLoad';
import { useTask } from '../parts/useTask';
import { useRole } from '../session';
import type { Attempt } from '../types';
import { outcome, readDelivery, sendAgain } from './calls';

interface Props {
  webhookId: string;
  eventId: string;
  onSent: () => void;
}

/** A delivery with all of its attempts, and the event as it is sent. */
export function OneDelivery({ webhookId, eventId, onSent }: Props) {
  const mayChange = useRole('admin');
  const { data, problem, reload } = useLoad(eventId, () => readDelivery(webhookId, eventId));
  const again = useTask(async () => {
    await sendAgain(webhookId, eventId);
    reload();
    onSent();
  });
  useEvery(2_000, data?.state === 'waiting', reload);

  if (problem) return <ProblemNotice problem={problem} onRetry={reload} />;
  if (!data) return <Loading what="Reading the delivery" />;
  return (
    <Section
      title={`Event ${eventId}`}
      actions={
        mayChange && (
          <Button variant="default" size="compact-xs" onClick={again.run} loading={again.busy}>
            Send again
          </Button>
        )
      }
    >
      {again.problem && <ProblemNotice problem={again.problem} />}
      {data.log.length === 0 ? (
        <p>It waits for its first attempt.</p>
      ) : (
        <DataTable
          caption="Attempts"
          testId="attempts"
          columns={columns}
          rows={data.log}
          keyOf={({ attempt }) => String(attempt)}
        />
      )}
      <Group mt="sm">
        <pre style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', margin: 0 }}>
          {JSON.stringify(data.event, null, 2)}
        </pre>
      </Group>
    </Section>
  );
}

const columns: Column<Attempt>[] = [
  { title: 'Attempt', width: '12%', cell: ({ attempt }) => attempt },
  { title: 'At', width: '30%', cell: ({ at }) => <Time at={at} /> },
  { title: 'Answer', cell: outcome },
  { title: 'Took', width: '18%', number: true, cell: ({ took_ms }) => `${took_ms} ms` },
];
