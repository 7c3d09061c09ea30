import { type Column, DataTable } from '../parts/DataTable';
import { words } from '../parts/format';
import { Section } from '../parts/Section';
import { Time } from '../parts/Time';
import { StageOf } from '../packs/StageOf';
import type { Rollout } from '../types';

type Step = Rollout['timeline'][number];

const columns: Column<Step>[] = [
  { title: 'When (UTC)', width: '160px', cell: ({ at }) => <Time at={at} /> },
  { title: 'Step', width: '130px', cell: ({ step }) => words(step.replace(/^(rollout|line|pack)\./, '')) },
  { title: 'By', width: '13%', cell: ({ by }) => by },
  { title: 'Why', cell: ({ reason }) => reason },
  { title: 'Live then', width: '90px', cell: ({ live }) => live },
  { title: 'On trial then', width: '150px', minor: true, cell: ({ trial }) => trial && <StageOf trial={trial} /> },
  { title: 'Epoch', width: '60px', number: true, cell: ({ epoch }) => epoch },
];

/** Who did what and why, the last thing first. */
export function Timeline({ steps }: { steps: Step[] }) {
  if (steps.length === 0) return null;
  return (
    <Section title="Who did what">
      <DataTable
        caption="Who did what"
        columns={columns}
        rows={steps}
        keyOf={({ epoch }) => String(epoch)}
        testId="timeline"
      />
    </Section>
  );
}
