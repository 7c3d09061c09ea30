import type { Decision } from '../types';

/** One row of the waterfall with where it starts and ends on the scale. */
export interface Step {
  row: string;
  label: string;
  points: number;
  from: number;
  to: number;
}

/** The rows of a decision as steps; the last one ends at the score. */
export function stepsOf({ waterfall, factors }: Decision): Step[] {
  const says = new Map(factors.map((factor) => [factor.key, factor.says]));
  let total = 0;
  return waterfall.map(({ row, points }) => {
    const from = total;
    total += points;
    return { row, label: says.get(row) ?? labelOf(row), points, from, to: total };
  });
}

const fixedLabels: Record<string, string> = {
  base: 'Base',
  clamp: 'Kept within 0 to 100',
  rounding: 'Rounding',
  percentile: 'Percentile of calibration',
};

function labelOf(row: string): string {
  return row.startsWith('cap:') ? `Cap of group ${row.slice(4)}` : (fixedLabels[row] ?? row);
}

/** The scale that holds every step: 0 to 100, wider where a running total leaves it. */
export function scaleOf(steps: Step[]): { at: (value: number) => number; ticks: number[] } {
  const low = Math.min(0, ...steps.map((step) => step.to));
  const high = Math.max(100, ...steps.map((step) => step.to));
  return {
    at: (value) => ((value - low) / (high - low)) * 100,
    ticks: [0, 25, 50, 75, 100],
  };
}
