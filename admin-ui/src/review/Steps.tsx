import { type Column, DataTable } from '../parts/DataTable';
import { counted, words } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import { Section } from '../parts/Section';
import { Time } from '../parts/Time';
import type { DraftDetail } from '../types';
import { type Turn, turnsOf } from './steps';

const SHOWN = 6;

const columns: Column<Turn>[] = [
  { title: 'When (UTC)', width: '160px', cell: ({ on }) => <Time at={on} /> },
  { title: 'Step', width: '110px', cell: ({ step }) => words(step) },
  { title: 'By', width: '20%', cell: ({ by }) => by },
  { title: 'What', cell: ({ details, times }) => <What details={details} times={times} /> },
];

/** All that was done to the draft, the last thing first; edits in a row stand in one line. */
export function Steps({ steps }: { steps: DraftDetail['steps'] }) {
  return (
    <Section title="Who did what">
      <DataTable
        caption="Who did what"
        columns={columns}
        rows={turnsOf(steps)}
        keyOf={({ on, step }) => `${on} ${step}`}
        testId="steps"
      />
    </Section>
  );
}

function What({ details, times }: Pick<Turn, 'details' | 'times'>) {
  const more = details.length - SHOWN;
  return (
    <>
      {details.slice(0, SHOWN).join(', ')}
      {more > 0 && <span className={ledger.muted}> and {more} more</span>}
      {times > 1 && <span className={ledger.muted}> · {counted(times, 'time')}</span>}
    </>
  );
}
