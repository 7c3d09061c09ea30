import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from '../Scoring.module.css';

interface Props<Row> {
  /** What each of them is. */
  name: string;
  rows: Row[];
  onChange: (rows: Row[]) => void;
  /** How the button for one more is called, and what that one begins with. */
  add: string;
  blank: Row;
  children: (row: Row, at: number, edit: (part: Partial<Row>) => void) => ReactNode;
}

/** Rows of fields, of which each can be removed, and one more added. */
export function Rows<Row>({ name, rows, onChange, add, blank, children }: Props<Row>) {
  return (
    <>
      {rows.map((row, at) => (
        <div key={at} className={classes.row} role="group" aria-label={`${name} ${at + 1}`}>
          {children(row, at, (part) => onChange(rows.map((one, index) => (index === at ? { ...one, ...part } : one))))}
          <Button
            variant="default"
            size="xs"
            mt={25}
            onClick={() => onChange(rows.filter((_, index) => index !== at))}
            aria-label={`Remove ${name.toLowerCase()} ${at + 1}`}
          >
            Remove
          </Button>
        </div>
      ))}
      <Button variant="default" size="xs" mt="xs" onClick={() => onChange([...rows, blank])}>
        {add}
      </Button>
    </>
  );
}
