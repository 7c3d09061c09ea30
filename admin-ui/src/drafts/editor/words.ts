import type { Text } from '@codemirror/state';
import type { Vocabulary } from '../../types';
import type { Manifest } from '../factors/manifest';

/** What rules can be written with: what they may look at, and what the pack declares. */
export interface Words {
  vocabulary: Vocabulary;
  manifest: Manifest | undefined;
}

export type Type = Vocabulary['types'][number];

export const typeOf = ({ vocabulary }: Words, name: string | undefined): Type | undefined =>
  vocabulary.types.find((type) => type.name === name);

/** Where in a rule a place is: in a condition on a fact, between conditions, or after `then`. */
export interface Scope {
  side: 'head' | 'when' | 'then';
  fact: string | undefined;
  /** The rule up to there. */
  before: string;
}

/** How far back the head of a rule is looked for. */
const REACH = 8_000;

export function scopeAt(doc: Text, place: number, { vocabulary }: Words): Scope {
  const near = doc.sliceString(Math.max(0, place - REACH), place);
  const head = near.search(/(?:^|\n)\s*rule\s+"(?![^]*\n\s*rule\s+")/);
  const before = head < 0 ? near : near.slice(head);
  const side = /^\s*then\b/m.test(before) ? 'then' : /^\s*when\b/m.test(before) ? 'when' : 'head';
  return { side, before, fact: side === 'when' ? openFact(before, vocabulary.facts) : undefined };
}

/** The fact whose bracket is still open. */
function openFact(before: string, facts: string[]): string | undefined {
  const open: string[] = [];
  for (const [sign, name = ''] of before.replaceAll(/"[^"\n]*"/g, '""').matchAll(/(\w*)\s*\(|\)/g)) {
    if (sign === ')') open.pop();
    else open.push(name);
  }
  return open.reverse().find((name) => facts.includes(name));
}

/** The type that a path of fields leads to; undefined where it leads nowhere. */
export function follow(words: Words, from: string | undefined, path: string[]): Type | undefined {
  const [first, ...rest] = path;
  if (first === undefined) return typeOf(words, from);
  const field = typeOf(words, from)?.fields.find(({ name }) => name === first);
  if (field) return follow(words, field.type, rest);
  const choice = typeOf(words, first);
  return choice && rest.length === 0 ? choice : undefined;
}

/** What marks a card, and of which folders' factors. */
export const MARKS: Record<string, { says: string; strata: string[] }> = {
  risk: { says: 'Marks a risk, with the whole weight of its factor.', strata: ['risks', 'cross'] },
  signal: { says: 'Marks a signal, with the whole weight of its factor.', strata: ['signals'] },
  factor: { says: 'Gives a factor a value from 0 to 1, of which its weight is a share.', strata: ['factors'] },
  recommend: { says: 'Recommends an action in place of that of the band.', strata: [] },
};

export const BECAUSE = 'Keeps a value as evidence beside the mark.';
