/** A score and when it was so. */
export interface Moment {
  id: string;
  at: string;
  score: number;
}

/** One score in the plot. */
export interface Point extends Moment {
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

/** Scores by time, the earliest first, with their places. */
export function pointsOf(moments: Moment[]): Point[] {
  const times = moments.map(({ at }) => Date.parse(at));
  const from = Math.min(...times);
  const span = Math.max(...times) - from;
  let labelEnd = -ROOM;
  return moments.map((moment, index) => {
    const part = span === 0 ? index / Math.max(1, moments.length - 1) : (Date.parse(moment.at) - from) / span;
    const x = MARGIN + part * (100 - 2 * MARGIN);
    const labelled = x - labelEnd >= ROOM;
    if (labelled) labelEnd = x;
    return { ...moment, x, labelled, fell: moment.score < (moments[index - 1]?.score ?? 0) };
  });
}
