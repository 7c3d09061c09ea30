import type { LeadMapping } from '../../types';
import { mappingShelf } from '../calls';
import type { FieldsProps, Subject } from '../subject';
import { MappedActivities } from './MappedActivities';
import { MappedFields } from './MappedFields';
import { MappedValues } from './MappedValues';

export type MappedField = NonNullable<LeadMapping['fields']>[string];

/** Which values of a lead tell that something happened to it. */
export interface ActivityRule {
  type: string;
  count: string;
  /** How much of that number makes one, as it was typed. */
  per: number | string;
  where: { key: string; values: string[] }[];
}

export interface MappingDraft {
  fields: { key: string; field: MappedField }[];
  values: { key: string; value: string; reads: string }[];
  activities: ActivityRule[];
}

/** Where a tenant's leads hold what is read. */
export const mapping: Subject<LeadMapping, LeadMapping, MappingDraft> = {
  name: 'mapping',
  says: 'Where your leads hold what is read of them, by key or path. What is not mapped is found by its name and its value.',
  shelf: mappingShelf,
  keepers: ['admin', 'analyst'],
  activators: ['admin', 'analyst', 'approver'],
  begin: ({ fields = {}, values = {}, activities = [] }) => ({
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
  }),
  body: ({ fields, values, activities }) => ({
    fields: Object.fromEntries(fields.map(({ key, field }) => [key.trim(), field])),
    values: byKey(values),
    activities: activities.map(({ type, count, per, where }) => ({
      type,
      ...(count.trim() && { count: count.trim(), ...(per !== '' && { per: Number(per) }) }),
      ...(where.length > 0 && { where: Object.fromEntries(where.map(({ key, values }) => [key.trim(), values])) }),
    })),
  }),
  Fields,
};

function byKey(values: MappingDraft['values']): NonNullable<LeadMapping['values']> {
  const all: Record<string, Record<string, string>> = {};
  for (const { key, value, reads } of values) (all[key.trim()] ??= {})[value.trim()] = reads.trim();
  return all;
}

function Fields({ draft, onChange, faultUnder }: FieldsProps<LeadMapping, MappingDraft>) {
  return (
    <>
      <MappedFields
        fields={draft.fields}
        onChange={(fields) => onChange({ ...draft, fields })}
        faultUnder={faultUnder}
      />
      <MappedValues
        values={draft.values}
        onChange={(values) => onChange({ ...draft, values })}
        faultUnder={faultUnder}
      />
      <MappedActivities
        rules={draft.activities}
        onChange={(activities) => onChange({ ...draft, activities })}
        faultUnder={faultUnder}
      />
    </>
  );
}
