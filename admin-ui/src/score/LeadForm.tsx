import { Text, Textarea, TextInput } from '@mantine/core';
import type { Json, JsonObject } from '../types';
import { fields, otherKeys, withField } from './lead';
import classes from './LeadInput.module.css';

/** The usual fields of a lead; what else it carries is named below and goes along. */
export function LeadForm({ lead, onChange }: { lead: JsonObject; onChange: (text: string) => void }) {
  const others = otherKeys(lead);
  const set = (key: string) => (event: { currentTarget: { value: string } }) =>
    onChange(withField(lead, key, event.currentTarget.value));

  return (
    <div className={classes.form}>
      {fields.map(({ key, label, wide }) => (
        <TextInput
          key={key}
          className={wide ? classes.wide : undefined}
          size="xs"
          label={label}
          {...shown(lead[key])}
          onChange={set(key)}
        />
      ))}
      <Textarea
        className={classes.wide}
        size="xs"
        label="Message"
        {...shown(lead.message)}
        onChange={set('message')}
        autosize
        minRows={3}
        maxRows={10}
      />
      {others.length > 0 && (
        <Text className={classes.wide} size="xs" c="dimmed">
          Sent as well: {others.join(', ')}
        </Text>
      )}
    </div>
  );
}

/** A value that is no plain text or number can only be changed as JSON. */
const shown = (value: Json | undefined) =>
  value !== null && typeof value === 'object'
    ? { value: '', placeholder: 'see JSON', disabled: true }
    : { value: value === undefined || value === null ? '' : String(value) };
