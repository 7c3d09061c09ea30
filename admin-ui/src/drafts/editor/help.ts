import type { EditorState, Extension } from '@codemirror/state';
import { hoverTooltip } from '@codemirror/view';
import { BECAUSE, follow, MARKS, scopeAt, typeOf, type Words } from './words';

/** Says of a word under the pointer what it is: a field and its type, a factor and its points, a mark. */
export const helping = (words: () => Words | undefined): Extension =>
  hoverTooltip((view, place) => {
    const known = words();
    const said = known && helpAt(view.state, place, known);
    if (!said) return null;
    return { pos: said.from, end: said.to, above: true, create: () => ({ dom: shown(said) }) };
  });

interface Help {
  from: number;
  to: number;
  title: string;
  lines: string[];
}

/** The help for a place; undefined where there is nothing to say. */
function helpAt(state: EditorState, place: number, words: Words): Help | undefined {
  const line = state.doc.lineAt(place);
  for (const match of line.text.matchAll(/[\w$]+(?:\.[\w$]+)*/g)) {
    const from = line.from + match.index;
    if (place < from || place > from + match[0].length) continue;
    const rest = match[0].slice(place - from);
    const path = match[0].slice(0, place - from) + (/^[\w$]*/.exec(rest)?.[0] ?? '');
    const said = inQuotes(line.text, match.index)
      ? factor(words, path)
      : (mark(path) ?? field(state, from, path.split('.'), words));
    return said && { from, to: from + path.length, ...said };
  }
  return undefined;
}

const inQuotes = (line: string, at: number) => (line.slice(0, at).split('"').length - 1) % 2 === 1;

type Said = Pick<Help, 'title' | 'lines'>;

function factor({ manifest }: Words, key: string): Said | undefined {
  const found = manifest?.factors.find((one) => one.key === key);
  if (!found) return undefined;
  const { says, weight, group, severity, stratum } = found;
  return {
    title: says,
    lines: [`${weight} points, group ${group}, ${stratum}${severity === '' ? '' : `, severity ${severity}`}`],
  };
}

function mark(path: string): Said | undefined {
  const name = path.split('.').at(-1) ?? '';
  if (name === 'because') return { title: 'because("why", $value)', lines: [BECAUSE] };
  const found = path.startsWith('card.') ? MARKS[name] : undefined;
  return found && { title: `card.${name}`, lines: [found.says] };
}

function field(state: EditorState, from: number, path: string[], words: Words): Said | undefined {
  const { fact } = scopeAt(state.doc, from, words);
  const type = typeOf(words, path[0]);
  if (fact === undefined || (path.length === 1 && type)) return type && path.length === 1 ? contents(type) : undefined;
  const last = path.at(-1);
  const owner = follow(words, fact, path.slice(0, -1));
  const found = owner?.fields.find(({ name }) => name === last);
  if (found) {
    const part = typeOf(words, found.type);
    return { title: `${fact}.${path.join('.')}: ${found.type}`, lines: part ? contents(part).lines : [] };
  }
  return owner?.words.includes(last ?? '') ? { title: `${owner.name}.${last}`, lines: [] } : undefined;
}

const contents = ({ name, fields, words }: NonNullable<ReturnType<typeof typeOf>>): Said => ({
  title: name,
  lines: [fields.length > 0 ? fields.map((one) => one.name).join(', ') : words.join(', ')],
});

function shown({ title, lines }: Help): HTMLElement {
  const dom = document.createElement('div');
  dom.className = 'cm-help';
  const head = document.createElement('strong');
  head.textContent = title;
  dom.append(head);
  for (const line of lines) {
    const text = document.createElement('div');
    text.textContent = line;
    dom.append(text);
  }
  return dom;
}
