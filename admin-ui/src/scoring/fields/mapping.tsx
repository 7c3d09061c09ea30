import type { LeadMapping } from '../../types';
import { mappingShelf } from '../calls';
import type { FieldsProps, Subject } from '../subject';
import { begin, body, type MappingDraft } from './mapped';
import { MappedActivities } from './MappedActivities';
import { MappedFields } from './MappedFields';
import { MappedValues } from './MappedValues';

/** Where a tenant's leads hold what is read. */
export const mapping: Subject<LeadMapping, LeadMapping, MappingDraft> = {
  name: 'mapping',
  says: 'Where your leads hold what is read of them, by key or path. What is not mapped is found by its name and its value.',
  shelf: mappingShelf,
  keepers: ['admin', 'analyst'],
  activators: ['admin', 'analyst', 'approver'],
  begin,
  body,
  Fields,
};

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
