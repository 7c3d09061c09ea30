import { decisionAddress } from '../parts/address';
import { type Column, DataTable } from '../parts/DataTable';
import { change, words } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import { ScoreBar } from '../parts/ScoreBar';
import { Section } from '../parts/Section';
import { TextLink } from '../parts/TextLink';
import { Time } from '../parts/Time';
import type { LeadHistory, PastDecision } from '../types';
import { Causes } from './Causes';

type Item = LeadHistory['items'][number];

/** A decision beside the one before it by the same pack; undefined where that is not shown, null for the first. */
interface Row {
  item: Item;
  before: PastDecision | null | undefined;
}

const columns: Column<Row>[] = [
  {
    title: 'As of (UTC)',
    width: '150px',
    cell: ({ item: { decision_id, as_of } }) => (
      <TextLink href={decisionAddress(decision_id)}>
        <Time at={as_of} />
      </TextLink>
    ),
  },
  { title: 'Score', width: '92px', number: true, cell: ({ item }) => <Score found={readable(item)} /> },
  { title: 'Change', width: '64px', number: true, cell: (row) => <Change row={row} /> },
  { title: 'Because of', width: '150px', cell: ({ item }) => <Causes of={readable(item)?.change?.causes ?? []} /> },
  { title: 'Band', width: '74px', cell: ({ item }) => words(readable(item)?.band ?? '') },
  { title: 'Flags that came and went', cell: (row) => <Difference row={row} /> },
  { title: 'Rule pack', width: '150px', cell: ({ item }) => <Pack found={readable(item)} /> },
];

const readable = (item: Item): PastDecision | undefined => ('unreadable' in item ? undefined : item);

interface Props {
  items: Item[];
  /** Whether the last item is the first of all decisions. */
  whole: boolean;
}

/** The lead's decisions, the latest first, and what each changed. */
export function HistoryTable({ items, whole }: Props) {
  const rows = items.map((item, index) => {
    const earlier = items
      .slice(index + 1)
      .map(readable)
      .find((each) => each?.pack === readable(item)?.pack);
    return { item, before: earlier ?? (whole ? null : undefined) };
  });
  return (
    <Section title="Decisions">
      <DataTable
        caption="The lead's decisions, the latest first"
        columns={columns}
        rows={rows}
        keyOf={({ item }) => item.decision_id}
        instead={({ item }) =>
          'unreadable' in item && <span className={ledger.risk}>Unreadable. {item.unreadable}.</span>
        }
        testId="history"
      />
    </Section>
  );
}

function Change({ row: { item, before } }: { row: Row }) {
  const now = readable(item);
  if (now && before === null) return <span className={ledger.muted}>first</span>;
  const points = now?.change?.difference;
  if (points === undefined) return null;
  return <span className={points < 0 ? ledger.risk : points > 0 ? ledger.signal : ledger.muted}>{change(points)}</span>;
}

/** A risk that came or a signal that went speaks against the lead, and the other way round. */
function Difference({ row: { item, before } }: { row: Row }) {
  const now = readable(item);
  if (!now || !before) return null;
  const changes = [
    ...without(now.risk_flags, before.risk_flags).map((key) => ({ key, sign: '+', good: false })),
    ...without(now.positive_signals, before.positive_signals).map((key) => ({ key, sign: '+', good: true })),
    ...without(before.risk_flags, now.risk_flags).map((key) => ({ key, sign: '−', good: true })),
    ...without(before.positive_signals, now.positive_signals).map((key) => ({ key, sign: '−', good: false })),
  ];
  if (changes.length === 0) return <span className={ledger.muted}>none</span>;
  return changes.map(({ key, sign, good }, index) => (
    <span key={sign + key}>
      {index > 0 && <span className={ledger.muted}>, </span>}
      <span className={good ? ledger.signal : ledger.risk}>{`${sign}\u00a0${key.replaceAll('_', ' ')}`}</span>
    </span>
  ));
}

const without = (all: string[], others: string[]) => all.filter((key) => !others.includes(key));

function Pack({ found }: { found: PastDecision | undefined }) {
  return (
    found && (
      <>
        {found.pack} <span className={ledger.muted}>{found.version}</span>
      </>
    )
  );
}

const Score = ({ found }: { found: PastDecision | undefined }) => found && <ScoreBar score={found.score} />;
