import { Button, TextInput } from '@mantine/core';
import classes from '../Scoring.module.css';
import { escaped } from '../subject';
import type { MappingDraft } from './mapping';

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
      {values.map((row, at) => (
        <div key={at} className={classes.row} role="group" aria-label={`Value ${at + 1}`}>
          {PARTS.map(([part, label]) => (
            <TextInput
              key={part}
              size="xs"
              label={label}
              value={row[part]}
              onChange={(event) =>
                onChange(
                  values.map((one, index) => (index === at ? { ...one, [part]: event.currentTarget.value } : one)),
                )
              }
              required={part !== 'reads'}
              autoComplete="off"
              w={200}
              error={
                part === 'key'
                  ? faultUnder(`/mapping/values/${escaped(row.key.trim())}/${escaped(row.value.trim())}`)
                  : undefined
              }
            />
          ))}
          <Button
            variant="default"
            size="xs"
            mt={25}
            onClick={() => onChange(values.filter((_, index) => index !== at))}
            aria-label={`Remove value ${at + 1}`}
          >
            Remove
          </Button>
        </div>
      ))}
      <Button
        variant="default"
        size="xs"
        mt="xs"
        onClick={() => onChange([...values, { key: values.at(-1)?.key ?? '', value: '', reads: '' }])}
      >
        Add a value
      </Button>
    </>
  );
}
