import { Button, Group } from '@mantine/core';
import type { ClipboardEvent, KeyboardEvent } from 'react';
import ledger from '../../parts/Ledger.module.css';
import type { PackProblem } from '../../types';
import type { Coverage } from '../editor/coverage';
import { csvOf, laidOver, linesOf, pastedRows, rowsOf } from './csv';
import classes from './Grid.module.css';

interface Props {
  path: string;
  text: string;
  problems: PackProblem[];
  coverage: Coverage;
  /** Not there where nothing may be changed. */
  onEdit: ((text: string) => void) | undefined;
}

/** A decision table, cell by cell: a rule in each row, with its problems and in how many cases it fires. */
export function Grid({ path, text, problems, coverage, onEdit }: Props) {
  const rows = rowsOf(text);
  const [heads = [], ...body] = rows;
  const lines = linesOf(rows);
  const name = path.slice(path.lastIndexOf('/') + 1, -'.csv'.length);
  const put = (next: string[][]) => onEdit?.(csvOf(next));
  const edit = (row: number, column: number, cell: string) => put(laidOver(rows, [[cell]], row, column));

  const cell = (row: number, column: number) => ({
    row,
    column,
    value: rows[row]?.[column] ?? '',
    label: row === 0 ? `heading ${column + 1}` : `${heads[column] || `column ${column + 1}`} of row ${row}`,
    onEdit: onEdit && ((typed: string) => edit(row, column, typed)),
    onPaste: (event: ClipboardEvent) => {
      const pasted = pastedRows(event.clipboardData.getData('text/plain'));
      if (!onEdit || (pasted.length < 2 && (pasted[0]?.length ?? 0) < 2)) return;
      event.preventDefault();
      put(laidOver(rows, pasted, row, column));
    },
  });

  return (
    <>
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={`${path}, table`}>
        <table className={`${ledger.ledger} ${classes.grid}`} data-testid="grid">
          <caption className={ledger.hidden}>{path}</caption>
          <thead>
            <tr>
              <th scope="col" className={classes.line}>
                <span className={ledger.hidden}>Line</span>
              </th>
              {heads.map((_, column) => (
                <th key={column} scope="col">
                  <GridCell {...cell(0, column)} />
                </th>
              ))}
              {coverage && (
                <th scope="col" className={ledger.number}>
                  Cases
                </th>
              )}
              {onEdit && (
                <th scope="col" className={classes.end}>
                  <span className={ledger.hidden}>Remove</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {body.map((row, index) => (
              <Row
                key={index}
                row={index + 1}
                line={lines[index + 1] ?? 0}
                cells={row.map((_, column) => cell(index + 1, column))}
                says={problems.filter((problem) => problem.line === lines[index + 1])}
                fired={coverage && coverage.get(`${name}: ${row[0]}`)}
                onRemove={onEdit && (() => put(rows.filter((_, at) => at !== index + 1)))}
              />
            ))}
          </tbody>
        </table>
      </div>
      <Says problems={problems.filter(({ line }) => line <= 1)} />
      {onEdit && (
        <Group gap={6} mt={8}>
          <Button size="compact-xs" variant="default" onClick={() => put([...rows, heads.map(() => '')])}>
            New row
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => edit(0, heads.length, 'new column')}>
            New column
          </Button>
        </Group>
      )}
    </>
  );
}

interface CellProps {
  row: number;
  column: number;
  value: string;
  label: string;
  onEdit: ((typed: string) => void) | undefined;
  onPaste: (event: ClipboardEvent) => void;
}

function GridCell({ row, column, value, label, onEdit, onPaste }: CellProps) {
  if (!onEdit) return <>{value}</>;
  return (
    <input
      className={classes.cell}
      aria-label={label}
      data-cell={`${row}:${column}`}
      value={value}
      spellCheck={false}
      onChange={(event) => onEdit(event.currentTarget.value)}
      onPaste={onPaste}
      onKeyDown={move}
    />
  );
}

interface RowProps {
  row: number;
  line: number;
  cells: CellProps[];
  says: PackProblem[];
  fired: number | null | undefined;
  onRemove: (() => void) | undefined;
}

function Row({ row, line, cells, says, fired, onRemove }: RowProps) {
  return (
    <>
      <tr>
        <th scope="row" className={classes.line}>
          {line}
        </th>
        {cells.map((cell) => (
          <td key={cell.column}>
            <GridCell {...cell} />
          </td>
        ))}
        {fired !== null && (
          <td className={`${ledger.number} ${fired === 0 ? ledger.risk : ''}`}>{fired === undefined ? '' : fired}</td>
        )}
        {onRemove && (
          <td className={classes.end}>
            <button
              type="button"
              className={classes.x}
              aria-label={`Remove row ${row}`}
              title="Remove"
              onClick={onRemove}
            >
              ×
            </button>
          </td>
        )}
      </tr>
      {says.length > 0 && (
        <tr>
          <td colSpan={cells.length + 3}>
            <Says problems={says} />
          </td>
        </tr>
      )}
    </>
  );
}

function Says({ problems }: { problems: PackProblem[] }) {
  return problems.map(({ code, message, severity, column }) => (
    <p key={`${code} ${column} ${message}`} className={severity === 'error' ? classes.error : classes.warning}>
      <code>{code}</code> {message}
    </p>
  ));
}

/** Enter and the arrows lead to the row above or below. */
function move(event: KeyboardEvent<HTMLInputElement>) {
  const step = { ArrowDown: 1, Enter: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  const [row, column] = (event.currentTarget.dataset.cell ?? '').split(':').map(Number);
  const table = event.currentTarget.closest('table');
  const next = table?.querySelector<HTMLInputElement>(`[data-cell="${(row ?? 0) + step}:${column}"]`);
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.select();
}
