import { Button } from '@mantine/core';
import { useState } from 'react';
import { arithmetic, type Card } from '../decision/steps';
import { Waterfall } from '../decision/Waterfall';
import { decisionAddress } from '../parts/address';
import { type Column, DataTable } from '../parts/DataTable';
import { change, shorten, words } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import { Section } from '../parts/Section';
import { TextLink } from '../parts/TextLink';
import type { Drift, DriftCard } from '../types';
import classes from './Samples.module.css';

type Sample = Drift['samples'][number] & { place: number };

/** Some leads of each move, the first of them with both waterfalls. */
export function Samples({ drift, bands }: { drift: Drift; bands: string[] }) {
  const [shown, setShown] = useState(0);
  const samples = [...drift.samples].sort(byMove(bands)).map((sample, place) => ({ ...sample, place }));
  const sample = samples[shown];
  if (!sample) return null;
  return (
    <>
      <Section title="Leads that move">
        <DataTable
          caption="Leads that move, at most five of each move"
          columns={columns(shown, setShown)}
          rows={samples}
          keyOf={({ place }) => String(place)}
          testId="samples"
        />
      </Section>
      <div className={classes.both} data-testid="both">
        <Waterfall of={cardOf(sample.before, drift)} title={`In force: ${titleOf(sample.before)}`} />
        <Waterfall of={cardOf(sample.after, drift)} title={`By the draft: ${titleOf(sample.after)}`} />
      </div>
    </>
  );
}

/** Those that come from the highest band first, and of them those that go to the highest. */
const byMove =
  (bands: string[]) =>
  (a: Drift['samples'][number], b: Drift['samples'][number]): number =>
    bands.indexOf(a.before.band) - bands.indexOf(b.before.band) ||
    bands.indexOf(a.after.band) - bands.indexOf(b.after.band);

const columns = (shown: number, show: (place: number) => void): Column<Sample>[] => [
  { title: 'Decision', width: '34%', cell: ({ decision_id, place }) => <Name id={decision_id} place={place} /> },
  { title: 'In force', cell: ({ before }) => titleOf(before) },
  { title: 'By the draft', cell: ({ after }) => titleOf(after) },
  { title: 'Change', width: '80px', number: true, cell: ({ before, after }) => change(after.score - before.score) },
  {
    title: 'Waterfalls',
    width: '110px',
    cell: ({ place }) => (
      <Button
        variant={place === shown ? 'light' : 'default'}
        size="compact-xs"
        aria-pressed={place === shown}
        aria-label={`Show both waterfalls of lead ${place + 1}`}
        onClick={() => show(place)}
      >
        {place === shown ? 'Shown' : 'Show'}
      </Button>
    ),
  },
];

/** Of a base line nobody is named: the leads are of many tenants. */
function Name({ id, place }: { id: string | null; place: number }) {
  if (id === null) return <span className={ledger.muted}>lead {place + 1}</span>;
  return (
    <TextLink href={decisionAddress(id)}>
      <span className={ledger.code}>{shorten(id)}</span>
    </TextLink>
  );
}

const titleOf = ({ score, band }: DriftCard) => `${score}, ${words(band)}`;

/** A sample says nothing of the person: its factors are the rows that are no arithmetic. */
const cardOf = ({ score, waterfall }: DriftCard, { says }: Drift): Card => ({
  score,
  waterfall,
  factors: waterfall
    .filter(({ row }) => !(row in arithmetic) && !row.startsWith('cap:'))
    .map(({ row }) => ({ key: row, says: says?.[row] })),
});
