/** What entries can be searched by: parameters of the page's address and of the service alike. */
export interface Criterion {
  name: string;
  label: string;
  placeholder?: string;
  day?: boolean;
}

export const criteria: Criterion[] = [
  { name: 'by', label: 'Who', placeholder: 'part of a name' },
  { name: 'step', label: 'What', placeholder: 'key., rollout.live' },
  { name: 'subject', label: 'To what', placeholder: 'part of it' },
  { name: 'from', label: 'From day (UTC)', day: true },
  { name: 'to', label: 'Before day (UTC)', day: true },
];

/** What the address asks for; what is empty or unknown is left out. */
export const asked = (query: URLSearchParams): Record<string, string> =>
  Object.fromEntries(
    criteria.map(({ name }) => [name, query.get(name)?.trim() ?? '']).filter(([, value]) => value !== ''),
  );
