import { NativeSelect, TextInput } from '@mantine/core';
import { words } from '../../parts/format';
import classes from '../Scoring.module.css';
import { escaped } from '../subject';
import type { MappedField, MappingDraft } from './mapped';
import { Rows } from './Rows';

const FIELDS: Record<MappedField, true> = {
  name: true,
  email: true,
  phone: true,
  message: true,
  source: true,
  country: true,
  job_title: true,
  industry: true,
  company_size: true,
  website: true,
};

const options = Object.keys(FIELDS).map((value) => ({ value, label: words(value) }));

interface Props {
  fields: MappingDraft['fields'];
  onChange: (fields: MappingDraft['fields']) => void;
  faultUnder: (pointer: string) => string | undefined;
}

/** Fields by the key or path that holds them. */
export function MappedFields({ fields, onChange, faultUnder }: Props) {
  return (
    <>
      <h2 className={classes.group}>Fields</h2>
      <Rows name="Field" rows={fields} onChange={onChange} add="Add a field" blank={{ key: '', field: 'job_title' }}>
        {({ key, field }, _, edit) => (
          <>
            <TextInput
              size="xs"
              label="Key or path"
              value={key}
              onChange={(event) => edit({ key: event.currentTarget.value })}
              required
              autoComplete="off"
              w={240}
              error={faultUnder(`/mapping/fields/${escaped(key.trim())}`)}
            />
            <NativeSelect
              size="xs"
              label="Holds"
              data={options}
              value={field}
              onChange={(event) => edit({ field: event.currentTarget.value as MappedField })}
            />
          </>
        )}
      </Rows>
    </>
  );
}
