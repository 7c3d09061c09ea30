import { change } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import type { ListedLead } from '../types';
import classes from './Trend.module.css';

/** How far back a trend looks. */
export const TREND_DAYS = 30;

const DAY = 86_400_000;
const WIDTH = 72;
const HEIGHT = 18;

/** A line that is not as wide shows nothing; the figure beside it tells enough. */
const NARROWEST = 3;

/** The beginning of a day in UTC, so that the same question is asked all day. */
export const daysAgo = (days: number): string => new Date(Math.floor(Date.now() / DAY - days) * DAY).toISOString();

interface Props {
  /** The earliest first. */
  scores: NonNullable<ListedLead['scores']>;
  since: string;
}

/** The way of a score as a small line, and by how much it changed; the line holds each score until the next. */
export function Trend({ scores, since }: Props) {
  const known = scores.flatMap(({ at, score_total }) => (score_total === null ? [] : [{ at, score: score_total }]));
  const first = known[0];
  const last = known.at(-1);
  if (!first || !last) return null;
  if (known.length === 1) return <span className={ledger.muted}>new</span>;

  const from = Date.parse(since);
  const x = (at: string) => ((Date.parse(at) - from) / (Date.now() - from)) * WIDTH;
  const path = known.map(({ at, score }, index) =>
    index === 0 ? `M${x(at).toFixed(1)} ${y(score)}` : `H${x(at).toFixed(1)}V${y(score)}`,
  );
  const visible = x(first.at) < WIDTH - NARROWEST;
  const points = last.score - first.score;
  return (
    <span className={classes.trend}>
      <svg width={WIDTH} height={HEIGHT} aria-hidden="true">
        {visible && <path className={classes.line} d={`${path.join('')}H${WIDTH}`} />}
      </svg>
      <span className={points < 0 ? ledger.risk : points > 0 ? ledger.signal : ledger.muted}>{change(points)}</span>
    </span>
  );
}

const y = (score: number) => HEIGHT - 2 - (score / 100) * (HEIGHT - 4);
