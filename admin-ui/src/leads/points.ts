import type { DecisionList } from '../types';

/** One decision in the plot. */
export interface Point {
  id: string;
  asOf: string;
  score: number;
  /** Where it stands along the time, in percent of the width. */
  x: number;
  /** Whether there is room to write the score beside it. */
  labelled: boolean;
  /** Whether the score fell to here, so that the line comes from above. */
  fell: boolean;
}

const ROOM = 3;

/** Free at both ends, for what is written beside the first and the last point. */
const MARGIN = 2;

/** The readable decisions with a score by time, the earliest first. */
export function pointsOf(items: DecisionList['items']): Point[] {
  const found = items
    .flatMap((item) => ('unreadable' in item || item.score === null ? [] : [{ ...item, score: item.score }]))
    .reverse();
  const times = found.map(({ as_of }) => Date.parse(as_of));
  const from = Math.min(...times);
  const span = Math.max(...times) - from;
  let labelEnd = -ROOM;
  return found.map(({ decision_id, as_of, score }, index) => {
    const part = span === 0 ? index / Math.max(1, found.length - 1) : (Date.parse(as_of) - from) / span;
    const x = MARGIN + part * (100 - 2 * MARGIN);
    const labelled = x - labelEnd >= ROOM;
    if (labelled) labelEnd = x;
    return { id: decision_id, asOf: as_of, score, x, labelled, fell: score < (found[index - 1]?.score ?? 0) };
  });
}
