import type { Drift } from '../types';

/** How many leads a band holds before and after. */
export interface Volume {
  band: string;
  before: number;
  after: number;
}

/** The bands, the highest first; as they come where a report of an earlier release does not say. */
export const bandsOf = ({ bands, matrix }: Drift): string[] =>
  bands ?? [...new Set(matrix.flatMap(({ from, to }) => [from, to]))];

/** How many leads go from one band to another. */
export const flips = ({ matrix }: Drift, from: string, to: string): number =>
  matrix.find((move) => move.from === from && move.to === to)?.decisions ?? 0;

export const volumesOf = ({ matrix }: Drift, bands: string[]): Volume[] =>
  bands.map((band) => ({
    band,
    before: total(matrix.filter(({ from }) => from === band)),
    after: total(matrix.filter(({ to }) => to === band)),
  }));

const total = (moves: Drift['matrix']) => moves.reduce((sum, { decisions }) => sum + decisions, 0);

/** A bar of the histogram: scores that change by `from` to `to` points, both included. */
export interface Bin {
  from: number;
  to: number;
  decisions: number;
}

const FEWEST_A_SIDE = 8;
const MOST_A_SIDE = 15;

/** Bins of one width around a bin of no change, as narrow as their number allows. */
export function binsOf(shifts: NonNullable<Drift['shifts']>): Bin[] {
  const farthest = Math.max(1, ...shifts.map(({ points }) => Math.abs(points)));
  const width = [1, 2, 5].find((points) => farthest / points <= MOST_A_SIDE) ?? 10;
  const sides = Math.max(FEWEST_A_SIDE, Math.ceil(farthest / width));
  return Array.from({ length: 2 * sides + 1 }, (_, index) => binAt(index - sides, width, shifts));
}

/** The bin of no change stands alone; the n-th from it holds the next `width` points. */
function binAt(place: number, width: number, shifts: NonNullable<Drift['shifts']>): Bin {
  const near = place === 0 ? 0 : (Math.abs(place) - 1) * width + 1;
  const far = Math.abs(place) * width;
  const [from, to] = place < 0 ? [-far, -near] : [near, far];
  const inside = shifts.filter(({ points }) => points >= from && points <= to);
  return { from, to, decisions: inside.reduce((sum, { decisions }) => sum + decisions, 0) };
}
