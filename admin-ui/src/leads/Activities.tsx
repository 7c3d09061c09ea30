import { type Column, DataTable } from '../parts/DataTable';
import { EmptyState } from '../parts/EmptyState';
import { words } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import { Section } from '../parts/Section';
import { Time } from '../parts/Time';
import type { ActivityList, NewActivity } from '../types';
import { ACTIVITIES } from './calls';
import { NewActivityForm } from './NewActivityForm';

type Activity = ActivityList['items'][number];

interface Props {
  leadId: string;
  items: Activity[];
  mayLog: boolean;
  onLogged: () => void;
}

/** What happened to a lead, the latest first. */
export function Activities({ leadId, items, mayLog, onLogged }: Props) {
  return (
    <Section title="Activities">
      {mayLog && <NewActivityForm leadId={leadId} onLogged={onLogged} />}
      {items.length === 0 ? (
        <EmptyState title="Nothing is known to have happened." />
      ) : (
        <DataTable
          caption="Activities, the latest first"
          testId="activities"
          columns={columns}
          rows={items}
          keyOf={({ activity_id }) => activity_id}
        />
      )}
    </Section>
  );
}

const columns: Column<Activity>[] = [
  { title: 'Happened (UTC)', width: '160px', cell: ({ at }) => <Time at={at} /> },
  { title: 'What', width: '24%', cell: ({ type }) => ACTIVITIES[type as NewActivity['type']] ?? words(type) },
  { title: 'Details', cell: ({ details }) => <Details details={details} /> },
  { title: 'Told (UTC)', width: '160px', minor: true, cell: ({ logged_on }) => <Time at={logged_on} /> },
];

function Details({ details }: Pick<Activity, 'details'>) {
  return Object.entries(details ?? {}).map(([name, value]) => (
    <div key={name}>
      <span className={ledger.muted}>{name.replaceAll('_', ' ')}</span>{' '}
      {typeof value === 'string' ? value : JSON.stringify(value)}
    </div>
  ));
}
