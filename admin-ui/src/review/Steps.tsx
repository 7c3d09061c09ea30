import { type Column, DataTable } from '../parts/DataTable';
import { words } from '../parts/format';
import { Section } from '../parts/Section';
import { Time } from '../parts/Time';
import type { DraftDetail } from '../types';

type Step = DraftDetail['steps'][number];

const columns: Column<Step>[] = [
  { title: 'When (UTC)', width: '160px', cell: ({ on }) => <Time at={on} /> },
  { title: 'Step', width: '110px', cell: ({ step }) => words(step) },
  { title: 'By', width: '20%', cell: ({ by }) => by },
  { title: 'What', cell: ({ detail }) => detail },
];

/** All that was done to the draft, the last thing first. */
export function Steps({ steps }: { steps: Step[] }) {
  return (
    <Section title="Who did what">
      <DataTable
        caption="Who did what"
        columns={columns}
        rows={[...steps].reverse()}
        keyOf={({ on, step, detail }) => `${on} ${step} ${detail}`}
        testId="steps"
      />
    </Section>
  );
}
