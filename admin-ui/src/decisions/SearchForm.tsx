import { Button, Group, Kbd, Text, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { type FormEvent, useRef } from 'react';
import classes from '../parts/SearchForm.module.css';
import type { Fault, FlagList } from '../types';
import { type Criterion, asked, criteria } from './criteria';

interface Props {
  query: URLSearchParams;
  faults: Fault[];
  flags: FlagList['items'];
  onSearch: (asked: Record<string, string>) => void;
}

const bands = [{ value: 'strong' }, { value: 'high' }, { value: 'medium' }, { value: 'low' }];

/** Says what to look for. What is asked stands in the address; so the form begins with it. */
export function SearchForm({ query, faults, flags, onSearch }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const suggestions = { bands, flags: flags.map(({ key, says }) => ({ value: key, label: says })) };

  useHotkeys([['/', () => form.current?.querySelector('input')?.focus()]]);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const sent = new FormData(event.currentTarget);
    onSearch(asked(new URLSearchParams([...sent].map(([name, value]) => [name, String(value)]))));
  }

  return (
    <form ref={form} className={`${classes.form} no-print`} role="search" onSubmit={submit}>
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
      {Object.entries(suggestions).map(([name, values]) => (
        <datalist key={name} id={name}>
          {values.map(({ value, ...rest }) => (
            <option key={value} value={value} {...rest} />
          ))}
        </datalist>
      ))}
      <Group gap="sm">
        <Button type="submit" size="xs">
          Search
        </Button>
        <Button variant="default" size="xs" onClick={() => onSearch({})} disabled={query.size === 0}>
          Clear
        </Button>
        <Text size="xs" c="dimmed">
          <Kbd size="xs">/</Kbd> goes to the search, <Kbd size="xs">↓</Kbd> <Kbd size="xs">↑</Kbd> along the rows
        </Text>
      </Group>
    </form>
  );
}

interface FieldProps {
  criterion: Criterion;
  value: string;
  fault: string | undefined;
}

/** A day has the browser's calendar, unless the address asks for a time of day. */
function Field({ criterion: { name, label, placeholder, suggests, day }, value, fault }: FieldProps) {
  const calendar = day && (value === '' || /^\d{4}-\d\d-\d\d$/.test(value));
  return (
    <TextInput
      size="xs"
      name={name}
      label={label}
      type={calendar ? 'date' : 'text'}
      placeholder={placeholder}
      defaultValue={value}
      error={fault}
      list={suggests}
      autoComplete="off"
      spellCheck={false}
    />
  );
}
