import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  snippetCompletion,
} from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import { BECAUSE, follow, MARKS, scopeAt, type Words } from './words';

const WORD = /^\w*$/;

const RULE = snippetCompletion(
  'rule "${factor}: ${says when}"\nwhen\n    Lead( ${condition} )\nthen\n    card.risk("${factor}");\nend\n',
  { label: 'rule', type: 'keyword', detail: 'a whole rule' },
);

const keywords = (...labels: string[]): Completion[] => labels.map((label) => ({ label, type: 'keyword' }));

/** Completes rules by what they may look at and what the pack declares. */
export const completing = (words: () => Words | undefined): Extension =>
  autocompletion({ override: [(context) => complete(context, words())], icons: false });

function complete(context: CompletionContext, words: Words | undefined): CompletionResult | null {
  if (!words) return null;
  const { side, fact, before } = scopeAt(context.state.doc, context.pos, words);
  const [, path = '', word = ''] = /((?:[\w$]+\.)*)([\w$]*)$/.exec(before) ?? [];
  const asked = context.explicit || word !== '' || path !== '';
  const result = (options: Completion[]): CompletionResult | null =>
    options.length === 0 ? null : { from: context.pos - word.length, options, validFor: WORD };

  if (side === 'then') return marked(context, words, before, word, result, asked);
  if (!asked || /"[^"\n]*$/.test(lineOf(before))) return null;
  if (side === 'head') return path === '' ? result([RULE, ...keywords('when')]) : null;
  if (fact === undefined) return path === '' ? result([...facts(words), ...keywords('not', 'exists', 'then')]) : null;
  const type = follow(words, fact, path.split('.').slice(0, -1));
  const choices = path === '' ? words.vocabulary.types.filter((one) => one.words.length > 0) : [];
  return result([
    ...(type?.fields ?? []).map(({ name, type: of }) => ({ label: name, detail: of, type: 'property' })),
    ...(type?.words ?? []).map((label) => ({ label, type: 'constant' })),
    ...choices.map(({ name }) => ({ label: name, detail: 'choice', type: 'enum' })),
  ]);
}

const lineOf = (before: string) => before.slice(before.lastIndexOf('\n') + 1);

const facts = ({ vocabulary }: Words): Completion[] =>
  vocabulary.facts.map((label) => ({ label, type: 'class', detail: 'fact', apply: `${label}( ` }));

function marked(
  context: CompletionContext,
  words: Words,
  before: string,
  word: string,
  result: (options: Completion[]) => CompletionResult | null,
  asked: boolean,
): CompletionResult | null {
  const key = /card\.(\w+)\("([\w-]*)$/.exec(before);
  if (key) {
    return { from: context.pos - key[2]!.length, options: keysFor(words, key[1]!), validFor: /^[\w-]*$/ };
  }
  if (/card\.\w*$/.test(before)) {
    return result(
      Object.entries(MARKS).map(([label, { says }]) => ({ label, type: 'method', info: says, apply: `${label}("` })),
    );
  }
  if (/\)\.\w*$/.test(before)) return result([{ label: 'because', type: 'method', info: BECAUSE, apply: 'because("' }]);
  if (!asked || /"[^"\n]*$/.test(lineOf(before))) return null;
  const variables = [...before.matchAll(/(\$\w+)\s*:/g)].map(([, name]) => ({ label: name!, type: 'variable' }));
  return word.startsWith('$')
    ? { from: context.pos - word.length, options: variables, validFor: /^\$\w*$/ }
    : result([{ label: 'card', type: 'variable', apply: 'card.' }, ...variables, ...keywords('end')]);
}

/** Keys that a mark can name, each with what it says. */
function keysFor({ manifest }: Words, mark: string): Completion[] {
  if (mark === 'recommend') {
    const actions = new Set(manifest?.bandSets.flatMap(({ bands }) => bands.map(({ action }) => action)));
    return [...actions].map((label) => ({ label, type: 'text' }));
  }
  const strata = MARKS[mark]?.strata ?? [];
  return (manifest?.factors ?? [])
    .filter(({ stratum }) => strata.includes(stratum))
    .map(({ key, weight, says }) => ({ label: key, detail: weight, info: says, type: 'text' }));
}
