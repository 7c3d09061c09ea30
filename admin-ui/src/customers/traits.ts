import { count, words } from '../parts/format';
import type { CompanyTraits, Customer } from '../types';

/** Where a customer is known from. */
export const ORIGINS: Record<Customer['origin'], string> = {
  api: 'sent',
  import: 'from a list',
  outcome: 'a lead of ours',
};

/** What is known of a company, in one line. */
export function traitsOf({ custom = {}, ...traits }: CompanyTraits): string {
  const known = [
    traits.industry,
    traits.employees !== undefined &&
      `${/^\d+$/.test(String(traits.employees)) ? count(Number(traits.employees)) : traits.employees} employees`,
    traits.tech_stack?.join(', '),
    traits.funding_stage,
    traits.growth_signals?.join(', '),
    traits.country,
    ...Object.entries(custom).map(([name, value]) => `${words(name)} ${[value].flat().join(', ')}`),
  ];
  return known.filter(Boolean).join(' · ') || 'none known';
}

/** As it is typed: a text for each, sets as their words, traits of one's own by name. */
export interface TraitDraft {
  industry: string;
  employees: string;
  funding_stage: string;
  country: string;
  tech_stack: string[];
  growth_signals: string[];
  custom: { name: string; values: string[]; alone?: Alone }[];
}

/** A value of one's own trait that was sent by itself, and not as a set. */
type Alone = string | number | boolean;

export const begin = ({ custom = {}, ...traits }: CompanyTraits): TraitDraft => ({
  industry: traits.industry ?? '',
  employees: String(traits.employees ?? ''),
  funding_stage: traits.funding_stage ?? '',
  country: traits.country ?? '',
  tech_stack: traits.tech_stack ?? [],
  growth_signals: traits.growth_signals ?? [],
  custom: Object.entries(custom).map(([name, value]) =>
    Array.isArray(value) ? { name, values: value } : { name, values: [String(value)], alone: value },
  ),
});

/** What is to be kept; what is empty is not known. */
export function traitsIn(draft: TraitDraft): CompanyTraits {
  const employees = draft.employees.trim();
  const { tech_stack, growth_signals } = draft;
  const text = (value: string) => value.trim() || undefined;
  const custom = draft.custom.filter(({ name, values }) => name.trim() !== '' && values.length > 0);
  return {
    industry: text(draft.industry),
    employees: /^\d+$/.test(employees) ? Number(employees) : text(employees),
    funding_stage: text(draft.funding_stage),
    country: text(draft.country),
    ...(tech_stack.length > 0 && { tech_stack }),
    ...(growth_signals.length > 0 && { growth_signals }),
    ...(custom.length > 0 && { custom: byName(custom) }),
  };
}

/** Values of one name that stand apart go together; one that was by itself stays so. */
function byName(custom: TraitDraft['custom']): Record<string, string[] | Alone> {
  const found = new Map<string, string[] | Alone>();
  for (const { name, values, alone } of custom) {
    const before = found.get(name.trim());
    const [only, ...others] = values;
    if (before === undefined && alone !== undefined && only !== undefined && others.length === 0) {
      found.set(name.trim(), String(alone) === only ? alone : only);
    } else {
      found.set(name.trim(), [before ?? []].flat().map(String).concat(values));
    }
  }
  return Object.fromEntries(found);
}
