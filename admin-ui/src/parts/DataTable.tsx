import type { KeyboardEvent, ReactNode } from 'react';
import classes from './DataTable.module.css';
import ledger from './Ledger.module.css';

export interface Column<Row> {
  title: string;
  cell: (row: Row) => ReactNode;
  /** A share of the width, as CSS has it; what is left is shared by columns without one. */
  width?: string;
  /** Right-aligned, in figures of one width. */
  number?: boolean;
  /** Left out where there is little room: the others tell it too. */
  minor?: boolean;
}

interface Props<Row> {
  /** What the table shows, for those who cannot see where it stands. */
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  keyOf: (row: Row) => string;
  /** In place of the columns after the first, for a row that has nothing to show in them. */
  instead?: (row: Row) => ReactNode;
  testId?: string;
}

/** A dense table. The first cell of a row names it; arrow keys go from link to link along that column. */
export function DataTable<Row>({ caption, columns, rows, keyOf, instead, testId }: Props<Row>) {
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={`${caption}, table`}>
      <table className={`${ledger.ledger} ${classes.table}`} data-testid={testId} onKeyDown={move}>
        <caption className={ledger.hidden}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.title} scope="col" style={{ width: column.width }} className={classOf(column)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={keyOf(row)} row={row} columns={columns} replacement={instead?.(row)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line<Row>({ row, columns, replacement }: { row: Row; columns: Column<Row>[]; replacement: ReactNode }) {
  const [first, ...others] = columns;
  return (
    <tr>
      {first && <th scope="row">{first.cell(row)}</th>}
      {replacement ? (
        <td colSpan={others.length}>{replacement}</td>
      ) : (
        others.map((column) => (
          <td key={column.title} className={classOf(column)}>
            {column.cell(row)}
          </td>
        ))
      )}
    </tr>
  );
}

const classOf = <Row,>({ number, minor }: Column<Row>) =>
  [number && ledger.number, minor && classes.minor].filter(Boolean).join(' ') || undefined;

/** Up and down lead to the link of the row above or below. */
function move(event: KeyboardEvent<HTMLTableElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('tbody th a')];
  const next = links[links.indexOf(document.activeElement as HTMLElement) + step];
  if (!links.includes(document.activeElement as HTMLElement) || !next) return;
  event.preventDefault();
  next.focus();
}
