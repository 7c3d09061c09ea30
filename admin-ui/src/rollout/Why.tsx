import { TextInput } from '@mantine/core';

interface Props {
  value: string;
  onChange: (value: string) => void;
  autoFocus?: boolean;
}

/** Why a step is taken; it stands in the timeline and in the audit trail. */
export function Why({ value, onChange, autoFocus }: Props) {
  return (
    <TextInput
      size="xs"
      label="Why"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      maxLength={500}
      autoComplete="off"
      autoFocus={autoFocus}
    />
  );
}
