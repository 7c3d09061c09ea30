import type { LeadMapping } from '../../types';

export type MappedField = NonNullable<LeadMapping['fields']>[string];

/** Which values of a lead tell that something happened to it. */
export interface ActivityRule {
  type: string;
  count: string;
  /** How much of that number makes one, as it was typed. */
  per: number | string;
  where: { key: string; values: string[] }[];
}

/** A mapping as a form edits it, row by row. */
export interface MappingDraft {
  fields: { key: string; field: MappedField }[];
  values: { key: string; value: string; reads: string }[];
  activities: ActivityRule[];
}

export const begin = ({ fields = {}, values = {}, activities = [] }: LeadMapping): MappingDraft => ({
  fields: Object.entries(fields).map(([key, field]) => ({ key, field })),
  values: Object.entries(values).flatMap(([key, read]) =>
    Object.entries(read).map(([value, reads]) => ({ key, value, reads })),
  ),
  activities: activities.map(({ type, count = '', per = 1, where = {} }) => ({
    type,
    count,
    per,
    where: Object.entries(where).map(([key, values]) => ({ key, values })),
  })),
});

export const body = ({ fields, values, activities }: MappingDraft): LeadMapping => ({
  fields: Object.fromEntries(fields.map(({ key, field }) => [key.trim(), field])),
  values: byKey(values),
  activities: activities.map(({ type, count, per, where }) => ({
    type,
    ...(count.trim() && { count: count.trim(), ...(per !== '' && { per: Number(per) }) }),
    ...(where.length > 0 && { where: Object.fromEntries(where.map(({ key, values }) => [key.trim(), values])) }),
  })),
});

function byKey(values: MappingDraft['values']): NonNullable<LeadMapping['values']> {
  const all: Record<string, Record<string, string>> = {};
  for (const { key, value, reads } of values) (all[key.trim()] ??= {})[value.trim()] = reads.trim();
  return all;
}
