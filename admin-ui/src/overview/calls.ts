import { ask } from '../api';
import { address } from '../parts/address';
import type { Overview } from '../types';

/** How far back the page looks. */
export interface Span {
  label: string;
  hours: number;
}

export const SPANS: Record<string, Span> = {
  day: { label: '24 hours', hours: 24 },
  week: { label: '7 days', hours: 7 * 24 },
  month: { label: '28 days', hours: 28 * 24 },
};

/** What was decided in so many hours up to now. */
export const readOverview = ({ hours }: Span): Promise<Overview> => {
  const from = new Date(Date.now() - hours * 3_600_000).toISOString();
  return ask('GET', address('/v1/overview', { from }));
};
