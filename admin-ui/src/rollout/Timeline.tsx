import type { ReactNode } from 'react';
import { type Column, DataTable } from '../parts/DataTable';
import { words } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import { Section } from '../parts/Section';
import { Time } from '../parts/Time';
import { StageOf } from '../packs/StageOf';
import type { Rollout } from '../types';

type Step = Rollout['timeline'][number];

/** A step that was taken, or one to come, which has no epoch yet. */
interface Row extends Pick<Step, 'at' | 'by' | 'reason'> {
  key: string;
  step: ReactNode;
  done?: Step;
}

const columns: Column<Row>[] = [
  { title: 'When (UTC)', width: '160px', cell: ({ at }) => <Time at={at} /> },
  { title: 'Step', width: '130px', cell: ({ step }) => step },
  { title: 'By', width: '13%', cell: ({ by }) => by },
  { title: 'Why', cell: ({ reason }) => reason },
  { title: 'Live then', width: '90px', cell: ({ done }) => done?.live },
  {
    title: 'On trial then',
    width: '150px',
    minor: true,
    cell: ({ done }) => done?.trial && <StageOf trial={done.trial} />,
  },
  { title: 'Epoch', width: '60px', number: true, cell: ({ done }) => done?.epoch },
];

type Props = Pick<Rollout, 'timeline' | 'scheduled'>;

/** Who did what and why, the last thing first; above it what is to come, the last of it first. */
export function Timeline({ timeline, scheduled }: Props) {
  const rows = [...[...scheduled].reverse().map(toCome), ...timeline.map(taken)];
  if (rows.length === 0) return null;
  return (
    <Section title="Who did what">
      <DataTable caption="Who did what" columns={columns} rows={rows} keyOf={({ key }) => key} testId="timeline" />
    </Section>
  );
}

const taken = (done: Step): Row => ({
  key: `epoch ${done.epoch}`,
  at: done.at,
  by: done.by,
  reason: done.reason,
  step: words(done.step.replace(/^(rollout|line|pack)\./, '')),
  done,
});

const toCome = ({ step_id, at, by, reason, version, stage, percent }: Props['scheduled'][number]): Row => ({
  key: step_id,
  at,
  by,
  reason,
  step: (
    <>
      {words(stage)} {version}
      {stage === 'canary' && `, ${percent}%`}
      <div className={ledger.muted}>to come</div>
    </>
  ),
});
