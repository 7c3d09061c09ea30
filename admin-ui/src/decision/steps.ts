/** A score and how it came about: a decision, or what another version would have made of it. */
export interface Card {
  score: number;
  waterfall: { row: string; points: number }[];
  factors: { key: string; says?: string }[];
}

/** One row of the waterfall with where it starts and ends on the scale. */
export interface Step {
  row: string;
  label: string;
  /** A factor speaks for or against the lead; base, caps and rounding are arithmetic. */
  factor: boolean;
  points: number;
  from: number;
  to: number;
}

export const arithmetic: Record<string, string> = {
  base: 'Base',
  clamp: 'Kept within 0 to 100',
  rounding: 'Rounding',
  percentile: 'Percentile of calibration',
};

/** The rows of a card as steps; the last one ends at the score. */
export function stepsOf({ waterfall, factors }: Card): Step[] {
  const says = new Map(factors.map((factor) => [factor.key, factor.says ?? factor.key]));
  let total = 0;
  return waterfall.map(({ row, points }) => {
    const from = total;
    total += points;
    const label = says.get(row) ?? arithmetic[row] ?? row.replace(/^cap:/, 'Cap of group ');
    return { row, label, factor: says.has(row), points, from, to: total };
  });
}

/** The scale that holds every step: 0 to 100, wider where a running total leaves it. */
export interface Scale {
  /** Where a value stands, in percent of the width. */
  at: (value: number) => number;
  ticks: number[];
}

export function scaleOf(steps: Step[]): Scale {
  const low = Math.min(0, ...steps.map((step) => step.to));
  const high = Math.max(100, ...steps.map((step) => step.to));
  const gap = high - low <= 150 ? 25 : 50;
  const ticks = [];
  for (let tick = Math.ceil(low / gap) * gap; tick <= high; tick += gap) ticks.push(tick);
  return { at: (value) => ((value - low) / (high - low)) * 100, ticks };
}
