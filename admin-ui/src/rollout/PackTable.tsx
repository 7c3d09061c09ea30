import { StageOf } from '../packs/StageOf';
import { rolloutAddress } from '../parts/address';
import { type Column, DataTable } from '../parts/DataTable';
import { TextLink } from '../parts/TextLink';
import type { Judging } from '../types';

/** By what each pack judges; the one that is shown below stands in bold. */
export function PackTable({ packs, shown }: { packs: Judging[]; shown: string | undefined }) {
  const columns: Column<Judging>[] = [
    {
      title: 'Pack',
      cell: ({ pack }) => <TextLink href={rolloutAddress(pack)}>{pack === shown ? <b>{pack}</b> : pack}</TextLink>,
    },
    { title: 'Judges', width: '16%', cell: ({ version }) => version },
    { title: 'Line', width: '24%', cell: ({ line, pin }) => (pin === null ? line : `${line}, stays at ${pin}`) },
    { title: 'On trial', width: '28%', cell: ({ trial }) => <StageOf trial={trial} /> },
  ];
  return <DataTable caption="What judges" columns={columns} rows={packs} keyOf={({ pack }) => pack} testId="judging" />;
}
