import { Button } from '@mantine/core';
import { decisionAddress } from '../parts/address';
import { type Column, DataTable } from '../parts/DataTable';
import { change, words } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import { ProblemNotice } from '../parts/ProblemNotice';
import { ScoreBar } from '../parts/ScoreBar';
import { Section } from '../parts/Section';
import { TextLink } from '../parts/TextLink';
import { Time } from '../parts/Time';
import type { useMore } from '../parts/useMore';
import type { ScoreList } from '../types';
import { Moved } from './Moved';
import type { Moment } from './points';

type Score = ScoreList['items'][number];

/** A score beside the one before it; undefined where that is not known, null for the first of all. */
interface Row {
  score: Score;
  before: Score | null | undefined;
}

interface Props extends Pick<ReturnType<typeof useMore<Score>>, 'next' | 'more'> {
  items: Score[];
}

/** What a score was over time and why it was computed: the latest first, each beside the one before. */
export function Scores({ items, next, more }: Props) {
  const rows = items.map((score, index) => ({ score, before: items[index + 1] ?? (next === null ? null : undefined) }));
  return (
    <Section title="Scores">
      <DataTable
        caption="The lead's scores, the latest first"
        testId="scores"
        columns={columns}
        rows={rows}
        keyOf={({ score }) => score.score_updated_on}
      />
      {more.problem && <ProblemNotice problem={more.problem} />}
      {next !== null && (
        <Button variant="default" size="xs" mt="sm" className="no-print" onClick={more.run} loading={more.busy}>
          Show older ones
        </Button>
      )}
    </Section>
  );
}

/** Known scores by time, the earliest first. */
export const momentsOf = (items: Score[]): Moment[] =>
  items
    .flatMap(({ score_updated_on, score_total }) =>
      score_total === null ? [] : [{ id: score_updated_on, at: score_updated_on, score: score_total }],
    )
    .reverse();

const columns: Column<Row>[] = [
  {
    title: 'As of (UTC)',
    width: '150px',
    cell: ({ score }) => (
      <TextLink href={decisionAddress(score.decision_id)}>
        <Time at={score.score_updated_on} />
      </TextLink>
    ),
  },
  {
    title: 'Score',
    width: '92px',
    number: true,
    cell: ({ score: { score_total } }) =>
      score_total === null ? <span className={ledger.muted}>unknown</span> : <ScoreBar score={score_total} />,
  },
  { title: 'Change', width: '64px', number: true, cell: (row) => <Change row={row} /> },
  { title: 'Band', width: '74px', cell: ({ score }) => words(score.score_band ?? '') },
  {
    title: 'Because',
    width: '14%',
    cell: ({ score: { cause, override_id } }) => (
      <>
        {words(cause)}
        {override_id && <div className={ledger.muted}>overridden</div>}
      </>
    ),
  },
  {
    title: 'What moved it',
    cell: ({ score, before }) => before !== undefined && <Moved now={score.factors} before={before?.factors ?? []} />,
  },
  { title: 'Version', width: '18%', minor: true, cell: ({ score }) => score.score_version },
];

function Change({ row: { score, before } }: { row: Row }) {
  if (before === undefined || score.score_total === null) return null;
  if (before === null || before.score_total === null) return <span className={ledger.muted}>first</span>;
  const points = score.score_total - before.score_total;
  return <span className={points < 0 ? ledger.risk : points > 0 ? ledger.signal : ledger.muted}>{change(points)}</span>;
}
