import { isMap, isNode, isScalar, isSeq, type Node, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';

/** What `pack.yaml` says, as far as a table of factors shows it. */
export interface Manifest {
  base: string;
  factors: Factor[];
  groups: string[];
  bandSets: { key: string; bands: Band[] }[];
}

export interface Factor {
  key: string;
  stratum: string;
  group: string;
  weight: string;
  severity: string;
  says: string;
}

export interface Band {
  band: string;
  from: string;
  action: string;
}

export type Place = (string | number)[];

/** Reads a manifest; undefined where it is no YAML that has factors. */
export function readManifest(text: string): Manifest | undefined {
  const document = parseDocument(text);
  const factors = document.get('factors');
  if (document.errors.length > 0 || !isSeq(factors)) return undefined;
  const groups = document.get('groups');
  const sets = document.get('band_sets');
  return {
    base: String(document.get('base') ?? 0),
    factors: mapsOf(factors).map((map) => ({
      key: word(map, 'key'),
      stratum: word(map, 'stratum'),
      group: word(map, 'group'),
      weight: word(map, 'weight'),
      severity: word(map, 'severity'),
      says: word(map, 'says'),
    })),
    groups: isSeq(groups) ? mapsOf(groups).map((map) => word(map, 'key')) : [],
    bandSets: isMap(sets)
      ? sets.items.map(({ key, value }) => ({
          key: String(key),
          bands: isSeq(value)
            ? mapsOf(value).map((map) => ({
                band: word(map, 'band'),
                from: word(map, 'from'),
                action: word(map, 'action'),
              }))
            : [],
        }))
      : [],
  };
}

/**
 * The text with another value at a place, and nothing else changed: comments, order and layout stay. An empty value takes
 * the key away.
 */
export function withValue(text: string, place: Place, value: string): string {
  const parent = parseDocument(text).getIn(place.slice(0, -1));
  if (!isMap(parent)) return text;
  const key = String(place.at(-1));
  const at = parent.items.findIndex((pair) => String(pair.key) === key);
  if (at < 0)
    return value === '' ? text : splice(text, endOf(parent.items.at(-1)?.value), 0, added(text, parent, key, value));

  const old = parent.items[at]!.value;
  const [start, end] = rangeOf(old);
  if (value !== '') return splice(text, start, end - start, scalar(value, quoted(old)));
  if (!parent.flow) return withoutLines(text, rangeOf(parent.items[at]!.key)[0], endOf(old));
  const from = endOf(parent.items[at - 1]?.value);
  return splice(text, from, end - from, '');
}

/** The text with one more factor, after all others. */
export function withFactor(text: string, factor: Factor): string {
  const seq = parseDocument(text).get('factors');
  if (!isSeq(seq)) return text;
  const last = seq.items.at(-1);
  const { key, stratum, group, weight, severity, says } = factor;
  const risk = severity === '' ? '' : ` severity: ${severity},`;
  const line = `- { key: ${key}, stratum: ${stratum}, group: ${group}, weight: ${weight},${risk} says: ${JSON.stringify(says)} }`;
  return splice(text, endOf(last), 0, `\n${' '.repeat(columnOfDash(text, seq))}${line}`);
}

/** The text without a factor. */
export function withoutFactor(text: string, index: number): string {
  const seq = parseDocument(text).get('factors');
  if (!isSeq(seq) || seq.items.length < 2) return text;
  return withoutLines(text, rangeOf(seq.items[index])[0], endOf(seq.items[index]));
}

const mapsOf = (seq: YAMLSeq): YAMLMap[] => seq.items.filter(isMap);

function word(map: YAMLMap, key: string): string {
  const value = map.get(key, true);
  return isScalar(value) ? (typeof value.value === 'string' ? value.value : (value.source ?? String(value.value))) : '';
}

/** Where the text of a node begins and ends. */
function rangeOf(node: unknown): [number, number] {
  const range = isNode(node) ? (node as Node).range : undefined;
  return range ? [range[0], range[1]] : [0, 0];
}

/** Where the last sign of a node stands; a block reaches to the next one, over empty lines and comments. */
function endOf(node: unknown): number {
  if (isMap(node) && !node.flow) return endOf(node.items.at(-1)?.value);
  if (isSeq(node) && !node.flow) return endOf(node.items.at(-1));
  return rangeOf(node)[1];
}

const quoted = (node: unknown): boolean => isScalar(node) && node.type !== undefined && node.type.startsWith('QUOTE');

/** As it can stand in YAML: words and numbers as they are, all else in quotes. */
const scalar = (value: string, quotes: boolean): string =>
  !quotes && /^(-?\d+(\.\d+)?|[a-z][a-z0-9_-]*)$/.test(value) ? value : JSON.stringify(value);

function added(text: string, map: YAMLMap, key: string, value: string): string {
  const entry = `${key}: ${scalar(value, false)}`;
  if (map.flow) return `, ${entry}`;
  const first = rangeOf(map.items[0]?.key)[0];
  return `\n${' '.repeat(first - (text.lastIndexOf('\n', first) + 1))}${entry}`;
}

function columnOfDash(text: string, seq: YAMLSeq): number {
  const [start] = rangeOf(seq.items[0]);
  const line = text.slice(text.lastIndexOf('\n', start) + 1, start);
  return Math.max(line.indexOf('-'), 0);
}

function withoutLines(text: string, start: number, end: number): string {
  const from = text.lastIndexOf('\n', start) + 1;
  return splice(text, from, (text.indexOf('\n', end) + 1 || text.length) - from, '');
}

const splice = (text: string, at: number, remove: number, insert: string): string =>
  text.slice(0, at) + insert + text.slice(at + remove);
