import type { Json, JsonObject } from '../types';

/** The fields that the form offers, by the names the service knows; any other key goes along as JSON. */
export const fields: { key: string; label: string; wide?: boolean }[] = [
  { key: 'email', label: 'E-mail', wide: true },
  { key: 'name', label: 'Name' },
  { key: 'phone', label: 'Phone' },
  { key: 'job_title', label: 'Job title' },
  { key: 'country', label: 'Country' },
  { key: 'industry', label: 'Industry' },
  { key: 'company_size', label: 'Company size' },
  { key: 'website', label: 'Website' },
  { key: 'source', label: 'Source' },
];

const formKeys = new Set([...fields.map((field) => field.key), 'message']);

export type Parsed = { lead: JsonObject; fault?: undefined } | { lead?: undefined; fault: string };

/** Reads the text as one JSON object; blank text is the empty lead. */
export function parseLead(text: string): Parsed {
  if (text.trim() === '') return { lead: {} };
  try {
    const value = JSON.parse(text) as Json;
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? { lead: value }
      : { fault: 'A lead is a JSON object: { "name": … }' };
  } catch (reason) {
    return { fault: `Not JSON: ${(reason as SyntaxError).message}` };
  }
}

/** The lead with one field set, or without it where the value is empty; as text, other keys untouched. */
export function withField(lead: JsonObject, key: string, value: string): string {
  const { [key]: _, ...others } = lead;
  const changed =
    key in lead && value !== '' ? { ...lead, [key]: value } : { ...others, ...(value && { [key]: value }) };
  return JSON.stringify(changed, null, 2);
}

/** The keys that the form has no field for. */
export const otherKeys = (lead: JsonObject): string[] => Object.keys(lead).filter((key) => !formKeys.has(key));

/** How a lead is entered: field by field, or as JSON. */
export type View = 'Form' | 'JSON';

/** The form, unless it would show nothing of the lead. */
export function viewOf(lead: JsonObject): View {
  const others = otherKeys(lead).length;
  return others > 0 && others === Object.keys(lead).length ? 'JSON' : 'Form';
}
