import { type KeyboardEvent, useEffect, useState } from 'react';
import classes from './Cell.module.css';

interface Props {
  label: string;
  value: string;
  /** As it was saved; undefined for what is new. */
  before: string | undefined;
  /** Not there where nothing may be changed. */
  onChange: ((value: string) => void) | undefined;
  number?: boolean;
}

const NUMBER = /^-?\d+(\.\d+)?$/;

/** As people type and read a number, and as the text has it. */
const plainly = (typed: string) => typed.trim().replace('−', '-').replace(/^\+/, '');
const nicely = (value: string) => value.replace(/^-/, '−');

/** A value of a table that is edited where it stands. Up and down lead to the same value of the next row. */
export function Cell({ label, value, before, onChange, number }: Props) {
  const shown = number ? nicely(value) : value;
  const [typed, setTyped] = useState(shown);
  useEffect(() => setTyped((now) => (number && plainly(now) === value ? now : shown)), [value]);
  if (!onChange) return <>{shown}</>;

  const isMeant = (text: string) => (number ? NUMBER.test(plainly(text)) : text.trim() !== '');
  const fault = !isMeant(typed);

  function type(next: string) {
    setTyped(next);
    if (isMeant(next)) onChange?.(number ? plainly(next) : next);
  }

  return (
    <span className={classes.cell}>
      {before !== undefined && before !== value && number && <span className={classes.was}>{nicely(before)} →</span>}
      <input
        className={`${classes.input} ${number ? classes.number : ''} ${before !== undefined && before !== value ? classes.changed : ''}`}
        aria-label={label}
        aria-invalid={fault || undefined}
        title={before !== undefined && before !== value ? `was: ${before}` : undefined}
        value={typed}
        inputMode={number ? 'decimal' : undefined}
        spellCheck={!number}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={() => setTyped(shown)}
        onKeyDown={move}
      />
    </span>
  );
}

/** A value that is one of a few words; none is one of them. */
export function Choice({ label, value, before, onChange, choices }: Props & { choices: string[] }) {
  if (!onChange) return <>{value}</>;
  return (
    <select
      className={`${classes.input} ${before !== undefined && before !== value ? classes.changed : ''}`}
      aria-label={label}
      title={before !== undefined && before !== value ? `was: ${before || 'none'}` : undefined}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={move}
    >
      <option value="">none</option>
      {choices.map((choice) => (
        <option key={choice}>{choice}</option>
      ))}
    </select>
  );
}

function move(event: KeyboardEvent<HTMLElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.currentTarget instanceof HTMLSelectElement) return;
  const cell = event.currentTarget.closest('td');
  const row = cell?.parentElement;
  const other = (step > 0 ? row?.nextElementSibling : row?.previousElementSibling)?.children[cell?.cellIndex ?? 0];
  const next = other?.querySelector<HTMLElement>('input, select');
  if (!next) return;
  event.preventDefault();
  next.focus();
  if (next instanceof HTMLInputElement) next.select();
}
