import { NativeSelect, TextInput } from '@mantine/core';
import type { Problem } from '../api';
import { faultAt } from '../parts/faults';
import { BY, type By, type Person } from './calls';

interface Props {
  person: Person;
  onChange: (person: Person) => void;
  problem: Problem | undefined;
}

/** Names a person by one thing. */
export const PersonFields = ({ person, onChange, problem }: Props) => (
  <>
    <NativeSelect
      size="xs"
      label="By"
      data={Object.entries(BY).map(([value, label]) => ({ value, label }))}
      value={person.by}
      onChange={(event) => onChange({ ...person, by: event.currentTarget.value as By })}
      w={110}
    />
    <TextInput
      size="xs"
      label={BY[person.by]}
      value={person.named}
      onChange={(event) => onChange({ ...person, named: event.currentTarget.value })}
      error={faultAt(problem, `/${person.by}`)}
      autoComplete="off"
      spellCheck={false}
      w={260}
    />
    {person.by === 'phone' && (
      <TextInput
        size="xs"
        label="Country"
        placeholder="of a number without +"
        value={person.country}
        onChange={(event) => onChange({ ...person, country: event.currentTarget.value })}
        error={faultAt(problem, '/country')}
        autoComplete="off"
        w={170}
      />
    )}
  </>
);

/** Where a fault is shown beside its field. */
export const isOfPerson = (pointer: string): boolean => ['/email', '/phone', '/lead_id', '/country'].includes(pointer);
