import { Button, Group, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { type Column, DataTable } from '../parts/DataTable';
import { EmptyState } from '../parts/EmptyState';
import { Loading } from '../parts/Loading';
import { ProblemNotice } from '../parts/ProblemNotice';
import { Section } from '../parts/Section';
import { Time } from '../parts/Time';
import { useEvery } from '../parts/useEvery';
import { useLoad } from '../parts/useLoad';
import { useTask } from '../parts/useTask';
import { useRole } from '../session';
import type { Delivery, DeliveryState } from '../types';
import { listDeliveries, outcome, sendDeadAgain } from './calls';
import { OneDelivery } from './OneDelivery';

const STATES = ['all', 'waiting', 'delivered', 'dead'];

/** What became of events on their way; looked at again every few seconds. */
export function Deliveries({ webhookId }: { webhookId: string }) {
  const mayChange = useRole('admin');
  const [state, setState] = useState('all');
  const [after, setAfter] = useState<string | null>(null);
  const [shown, setShown] = useState<string>();
  const { data, problem, reload } = useLoad(`${webhookId} ${state} ${after}`, () =>
    listDeliveries(webhookId, state === 'all' ? null : (state as DeliveryState), after),
  );
  const again = useTask(async () => {
    await sendDeadAgain(webhookId);
    reload();
  });
  useEvery(2_000, after === null && !problem, reload);

  function choose(next: string) {
    setState(next);
    setAfter(null);
  }

  return (
    <Section
      title="Deliveries"
      actions={
        <Group gap="sm">
          {mayChange && state === 'dead' && (data?.items.length ?? 0) > 0 && (
            <Button variant="default" size="compact-xs" onClick={again.run} loading={again.busy}>
              Send all again
            </Button>
          )}
          <SegmentedControl size="xs" data={STATES} value={state} onChange={choose} aria-label="State" />
        </Group>
      }
    >
      {again.problem && <ProblemNotice problem={again.problem} />}
      {problem ? (
        <ProblemNotice problem={problem} onRetry={reload} />
      ) : !data ? (
        <Loading what="Reading the deliveries" />
      ) : data.items.length === 0 ? (
        <EmptyState title={state === 'all' ? 'Nothing was sent yet.' : `No delivery is ${state}.`} />
      ) : (
        <>
          <DataTable
            caption="Deliveries"
            testId="deliveries"
            columns={columns(shown, setShown)}
            rows={data.items}
            keyOf={(delivery) => delivery.event_id}
          />
          <Group gap="sm" my="xs">
            {after !== null && (
              <Button variant="subtle" size="compact-xs" onClick={() => setAfter(null)}>
                Newest
              </Button>
            )}
            {data.next !== null && (
              <Button variant="subtle" size="compact-xs" onClick={() => setAfter(data.next)}>
                Older
              </Button>
            )}
          </Group>
        </>
      )}
      {shown && <OneDelivery key={shown} webhookId={webhookId} eventId={shown} onSent={reload} />}
    </Section>
  );
}

const columns = (shown: string | undefined, show: (id: string) => void): Column<Delivery>[] => [
  {
    title: 'Event',
    width: '26%',
    cell: ({ event_id, type }) => (
      <Button
        variant="subtle"
        size="compact-xs"
        onClick={() => show(event_id)}
        aria-pressed={shown === event_id}
        aria-label={`${type} ${event_id}`}
      >
        {type}
      </Button>
    ),
  },
  { title: 'Happened', width: '18%', cell: ({ made_on }) => <Time at={made_on} /> },
  { title: 'State', width: '12%', cell: ({ state }) => state },
  { title: 'Attempts', width: '10%', number: true, cell: ({ attempts }) => attempts },
  { title: 'Last answer', cell: ({ last }) => (last === null ? 'none yet' : outcome(last)) },
  {
    title: 'Next attempt',
    width: '18%',
    minor: true,
    cell: ({ due_on }) => (due_on === null ? 'none' : <Time at={due_on} />),
  },
];
