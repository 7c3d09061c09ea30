import { Button, Group, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import classes from '../parts/SearchForm.module.css';
import type { Fault } from '../types';
import { asked, criteria, type Criterion } from './criteria';
import { STEPS } from './steps';

interface Props {
  query: URLSearchParams;
  faults: Fault[];
  onSearch: (asked: Record<string, string>) => void;
}

/** Says what to look for. What is asked stands in the address; so the form begins with it. */
export function AuditForm({ query, faults, onSearch }: Props) {
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const sent = new FormData(event.currentTarget);
    onSearch(asked(new URLSearchParams([...sent].map(([name, value]) => [name, String(value)]))));
  }

  return (
    <form className={`${classes.form} no-print`} role="search" onSubmit={submit}>
      <div className={classes.fields}>
        {criteria.map((criterion) => (
          <Field
            key={criterion.name}
            criterion={criterion}
            value={query.get(criterion.name) ?? ''}
            fault={faults.find(({ pointer }) => pointer === `?${criterion.name}`)?.message}
          />
        ))}
      </div>
      <datalist id="steps">
        {Object.entries(STEPS).map(([step, says]) => (
          <option key={step} value={step} label={says} />
        ))}
      </datalist>
      <Group gap="sm">
        <Button type="submit" size="xs">
          Search
        </Button>
        <Button variant="default" size="xs" onClick={() => onSearch({})} disabled={query.size === 0}>
          Clear
        </Button>
      </Group>
    </form>
  );
}

interface FieldProps {
  criterion: Criterion;
  value: string;
  fault: string | undefined;
}

const Field = ({ criterion: { name, label, placeholder, day }, value, fault }: FieldProps) => (
  <TextInput
    size="xs"
    name={name}
    label={label}
    type={day && (value === '' || /^\d{4}-\d\d-\d\d$/.test(value)) ? 'date' : 'text'}
    placeholder={placeholder}
    defaultValue={value}
    error={fault}
    list={name === 'step' ? 'steps' : undefined}
    autoComplete="off"
    spellCheck={false}
  />
);
