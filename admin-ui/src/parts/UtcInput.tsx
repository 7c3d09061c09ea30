import { TextInput } from '@mantine/core';

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: string;
}

/** A time in UTC, to the minute; nothing where it is left empty. */
export const UtcInput = ({ onChange, ...rest }: Props) => (
  <TextInput size="xs" type="datetime-local" onChange={(event) => onChange(event.currentTarget.value)} {...rest} />
);

/** What was typed there, as it is sent. */
export const instant = (typed: string): string => `${typed}:00Z`;
