import Papa from 'papaparse';
import type { AuditEntry } from '../types';

const COLUMNS = ['at', 'by', 'step', 'subject', 'reason', 'details', 'entry_id', 'key_id', 'tenant_id'] as const;

/** A record per entry; what a spreadsheet would take for a formula is text. */
export const asCsv = (entries: AuditEntry[]): string =>
  Papa.unparse(
    { fields: [...COLUMNS], data: entries.map((entry) => COLUMNS.map((column) => cell(entry[column]))) },
    { escapeFormulae: true },
  ) + '\r\n';

/** A line of JSON per entry, as the service tells it. */
export const asNdjson = (entries: AuditEntry[]): string =>
  entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');

const cell = (value: AuditEntry[keyof AuditEntry]): string =>
  value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);
