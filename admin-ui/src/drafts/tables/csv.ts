import Papa from 'papaparse';

/** The rows of a table, each as long as the longest. */
export function rowsOf(csv: string): string[][] {
  const rows = Papa.parse<string[]>(csv.replace(/\n$/, ''), { delimiter: ',', newline: '\n' }).data;
  const columns = Math.max(1, ...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array<string>(columns - row.length).fill('')]);
}

export const csvOf = (rows: string[][]): string => `${Papa.unparse(rows, { newline: '\n' })}\n`;

/** The line of the text at which each row begins, from 1. */
export function linesOf(rows: string[][]): number[] {
  let line = 1;
  return rows.map((row) => {
    const begins = line;
    line += 1 + row.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
    return begins;
  });
}

/** Cells as a spreadsheet puts them on the clipboard; one text where it is none of a spreadsheet. */
export const pastedRows = (text: string): string[][] =>
  Papa.parse<string[]>(text.replace(/\r?\n$/, ''), { delimiter: '\t' }).data;

/** The rows with others laid over them, from a cell on; they grow where there is not enough room. */
export function laidOver(rows: string[][], over: string[][], row: number, column: number): string[][] {
  const height = Math.max(rows.length, row + over.length);
  const width = Math.max(rows[0]?.length ?? 0, column + Math.max(...over.map((line) => line.length)));
  return Array.from({ length: height }, (_, r) =>
    Array.from({ length: width }, (_, c) => over[r - row]?.[c - column] ?? rows[r]?.[c] ?? ''),
  );
}
