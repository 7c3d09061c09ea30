import type { DraftDetail } from '../types';

type Step = DraftDetail['steps'][number];

/** One or more steps of a kind that somebody took in a row. */
export interface Turn {
  step: Step['step'];
  by: string;
  /** When the last of them was taken. */
  on: string;
  times: number;
  /** What they were about, each once. */
  details: string[];
}

/** The steps as turns, the last one first. */
export function turnsOf(steps: Step[]): Turn[] {
  const turns: Turn[] = [];
  for (const { step, by, on, detail } of steps) {
    const last = turns[0];
    if (last && last.step === step && last.by === by) {
      turns[0] = { ...last, on, times: last.times + 1, details: [...new Set([...last.details, detail])] };
    } else {
      turns.unshift({ step, by, on, times: 1, details: [detail] });
    }
  }
  return turns;
}
