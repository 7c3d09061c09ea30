import { amount } from '../parts/format';
import type { Overview } from '../types';

export type Pack = Overview['packs'][number];
export type Step = Pack['steps'][number];
export type Band = Pack['bands'][number];

/** Decisions that have a band. */
export const known = ({ decisions, unknown }: Pack): number => decisions - unknown;

/** A share of 0 to 1; 0 of nothing. */
export const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** A share of 0 to 1 in a column: always with one decimal. */
export const inPercent = (part: number): string => `${amount(part * 100, 1)}%`;

/** Decisions a minute in a step; of the one that is not over yet, up to now. */
export function pace({ at, decisions }: Step, stepMinutes: number, now: number): number {
  const minutes = Math.min(stepMinutes, (now - Date.parse(at)) / 60_000);
  return minutes > 0 ? decisions / minutes : 0;
}

/** How a step is called below the plot: `09:00`, or `22 Nov`. */
export function nameOf(at: string, stepMinutes: number): string {
  if (stepMinutes < 1440) return at.slice(11, 16);
  return `${Number(at.slice(8, 10))} ${MONTHS[Number(at.slice(5, 7)) - 1]}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A round number that is not below: 1, 2 or 5 times a power of ten. */
export function roundUp(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return power * ([1, 2, 5, 10].find((times) => times * power >= value) ?? 10);
}

/** Places of labels, top down, moved apart so that none covers another. */
export function apart(wanted: number[], distance: number, lowest: number): number[] {
  const places = [...wanted];
  for (let i = 1; i < places.length; i++) places[i] = Math.max(places[i]!, places[i - 1]! + distance);
  for (let i = places.length - 1; i >= 0; i--) {
    places[i] = Math.min(places[i]!, i === places.length - 1 ? lowest : places[i + 1]! - distance);
  }
  return places;
}
