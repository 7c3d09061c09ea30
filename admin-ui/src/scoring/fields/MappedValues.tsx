import { TextInput } from '@mantine/core';
import classes from '../Scoring.module.css';
import { escaped } from '../subject';
import type { MappingDraft } from './mapped';
import { Rows } from './Rows';

interface Props {
  values: MappingDraft['values'];
  onChange: (values: MappingDraft['values']) => void;
  faultUnder: (pointer: string) => string | undefined;
}

const PARTS = [
  ['key', 'Key'],
  ['value', 'Value'],
  ['reads', 'Read as, nothing if empty'],
] as const;

/** What is read in place of a value under a key. */
export function MappedValues({ values, onChange, faultUnder }: Props) {
  return (
    <>
      <h2 className={classes.group}>Values that are read as others</h2>
      <Rows
        name="Value"
        rows={values}
        onChange={onChange}
        add="Add a value"
        blank={{ key: values.at(-1)?.key ?? '', value: '', reads: '' }}
      >
        {(row, _, edit) =>
          PARTS.map(([part, label]) => (
            <TextInput
              key={part}
              size="xs"
              label={label}
              value={row[part]}
              onChange={(event) => edit({ [part]: event.currentTarget.value })}
              required={part !== 'reads'}
              autoComplete="off"
              w={200}
              error={
                part === 'key'
                  ? faultUnder(`/mapping/values/${escaped(row.key.trim())}/${escaped(row.value.trim())}`)
                  : undefined
              }
            />
          ))
        }
      </Rows>
    </>
  );
}
