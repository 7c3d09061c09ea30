import { Button, NativeSelect, TextInput } from '@mantine/core';
import { words } from '../../parts/format';
import classes from '../Scoring.module.css';
import { escaped } from '../subject';
import type { MappedField, MappingDraft } from './mapping';

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
  const edit = (at: number, part: Partial<Props['fields'][number]>) =>
    onChange(fields.map((one, index) => (index === at ? { ...one, ...part } : one)));
  return (
    <>
      <h2 className={classes.group}>Fields</h2>
      {fields.map(({ key, field }, at) => (
        <div key={at} className={classes.row} role="group" aria-label={`Field ${at + 1}`}>
          <TextInput
            size="xs"
            label="Key or path"
            value={key}
            onChange={(event) => edit(at, { key: event.currentTarget.value })}
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
            onChange={(event) => edit(at, { field: event.currentTarget.value as MappedField })}
          />
          <Button
            variant="default"
            size="xs"
            mt={25}
            onClick={() => onChange(fields.filter((_, index) => index !== at))}
            aria-label={`Remove field ${at + 1}`}
          >
            Remove
          </Button>
        </div>
      ))}
      <Button
        variant="default"
        size="xs"
        mt="xs"
        onClick={() => onChange([...fields, { key: '', field: 'job_title' }])}
      >
        Add a field
      </Button>
    </>
  );
}
