import { createRequire } from 'node:module';
import { overlay, sorted } from './text.mjs';

const require = createRequire(import.meta.url);

/** Names of mailboxes that belong to a function, not to a person; without separators, as the service compares them. */
export function roleLines() {
  const listed = require('role-based-email-addresses');
  const narrowed = new Set(overlay('not-role.txt').map(compact));
  const all = [...strings(listed), ...overlay('role.txt')].map(compact);
  return sorted(all.filter((role) => role.length > 1 && !narrowed.has(role)));
}

function strings(value) {
  if (typeof value === 'string') return [value];
  return value === null || typeof value !== 'object' ? [] : Object.values(value).flatMap(strings);
}

function compact(role) {
  return role.toLowerCase().replace(/[^a-z0-9]/g, '');
}
