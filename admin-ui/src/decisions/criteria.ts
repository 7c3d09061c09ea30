/** What decisions can be searched by: parameters of the page's address and of the service alike. */
export interface Criterion {
  name: string;
  label: string;
  placeholder?: string;
  /** Which suggestions the field offers; anything else may be typed too. */
  suggests?: 'flags' | 'bands';
  day?: boolean;
}

export const criteria: Criterion[] = [
  { name: 'lead_id', label: 'Lead', placeholder: 'your own id of it' },
  { name: 'email', label: 'E-mail', placeholder: 'in any spelling' },
  { name: 'phone', label: 'Phone', placeholder: '+44 …' },
  { name: 'flag', label: 'Flag', placeholder: 'any', suggests: 'flags' },
  { name: 'band', label: 'Band', placeholder: 'any', suggests: 'bands' },
  { name: 'pack', label: 'Rule pack', placeholder: 'any' },
  { name: 'version', label: 'Version', placeholder: 'any' },
  { name: 'from', label: 'From day (UTC)', day: true },
  { name: 'to', label: 'Before day (UTC)', day: true },
];

const names = criteria.map(({ name }) => name);

/** What the address asks for; what is empty or unknown is left out. */
export const asked = (query: URLSearchParams): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, query.get(name)?.trim() ?? '']).filter(([, value]) => value !== ''));
