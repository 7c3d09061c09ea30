import { allLocales } from '@faker-js/faker';
import { overlay, overlayPairs, sorted } from './text.mjs';

/** a..z and the edge of a word; the cost of a trigram is read at ((first * 27) + second) * 27 + third. */
const SYMBOLS = 27;
const EDGE = 0;
const LATIN = /^[a-z]+$/;
/** Costs are tenths of a bit, at most 99: two digits a trigram. */
const UNIT = 10;
const CEILING = 99;
const DISTANCES = [1, 5, 17, 43, 71];

/** Names of persons: what the model is trained on, and known without asking it. */
export function nameTokens(split) {
  const kinds = ['first_name', 'middle_name', 'last_name'];
  const persons = locales().flatMap(({ person = {} }) => kinds.map((kind) => person[kind] ?? {}));
  return tokens(split, [...leaves(persons), ...overlay('names.txt')]);
}

/** Names of cities and countries: known as well, since forms mix up their fields, but persons are not named like them. */
export function placeTokens(split, countryNames) {
  const cities = locales().map(({ location = {} }) => location.city_name ?? {});
  return tokens(split, [...leaves(cities), ...countryNames]);
}

/** Words that sound like names of languages whose lists hold another script: neighbouring syllables, paired at fixed distances. */
export function syllableWords() {
  const words = overlayPairs('syllables.txt').flatMap(([, syllables]) =>
    syllables.flatMap((first, index) =>
      DISTANCES.map((distance) => first + syllables[(index * 7 + distance) % syllables.length])));
  return sorted(words);
}

/** Words of prose and of what leads write about. */
export function textTokens(split) {
  const modules = ['word', 'commerce', 'company', 'hacker', 'lorem', 'food', 'animal', 'location', 'book', 'science', 'color',
    'vehicle', 'database', 'music', 'team', 'date', 'finance'];
  const texts = locales().flatMap((locale) => modules.map((name) => locale[name] ?? {}));
  return tokens(split, [...leaves(texts), ...overlay('words.txt')]);
}

/** One line per pair of letters that a trigram starts with: the pair, then two digits for each third symbol. */
export function modelLines(words) {
  const costs = trigramCosts(words);
  const lines = [];
  for (let pair = 0; pair < SYMBOLS * SYMBOLS; pair++) {
    const digits = [];
    for (let third = 0; third < SYMBOLS; third++) digits.push(String(costs[pair * SYMBOLS + third]).padStart(2, '0'));
    lines.push(`${symbol(Math.floor(pair / SYMBOLS))}${symbol(pair % SYMBOLS)} ${digits.join('')}`);
  }
  return lines;
}

/** -log2 of the chance of the third symbol after the first two, backed off to one and to none (Witten-Bell). */
function trigramCosts(words) {
  const one = new Float64Array(SYMBOLS);
  const two = new Float64Array(SYMBOLS ** 2);
  const three = new Float64Array(SYMBOLS ** 3);
  for (const word of words) {
    const symbols = [EDGE, EDGE, ...[...word].map((letter) => letter.charCodeAt(0) - 96), EDGE];
    for (let i = 2; i < symbols.length; i++) {
      const [a, b, c] = symbols.slice(i - 2, i + 1);
      one[c] += 1;
      two[b * SYMBOLS + c] += 1;
      three[(a * SYMBOLS + b) * SYMBOLS + c] += 1;
    }
  }
  const uniform = new Float64Array(SYMBOLS).fill(1 / SYMBOLS);
  const costs = new Uint8Array(SYMBOLS ** 3);
  const single = smoothed(one, uniform);
  for (let b = 0; b < SYMBOLS; b++) {
    const pair = smoothed(two.subarray(b * SYMBOLS, (b + 1) * SYMBOLS), single);
    for (let a = 0; a < SYMBOLS; a++) {
      const from = (a * SYMBOLS + b) * SYMBOLS;
      const chances = smoothed(three.subarray(from, from + SYMBOLS), pair);
      chances.forEach((chance, c) => {
        costs[from + c] = Math.min(CEILING, Math.round(-Math.log2(chance) * UNIT));
      });
    }
  }
  return costs;
}

function smoothed(counts, fallback) {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const kinds = counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
  if (total === 0) return fallback;
  return Float64Array.from(counts, (count, index) => (count + kinds * fallback[index]) / (total + kinds));
}

function tokens(split, texts) {
  return sorted(texts.flatMap((text) => split(text)).filter((word) => word.length > 1 && LATIN.test(word)));
}

function leaves(value) {
  if (typeof value === 'string') return value.includes('{{') ? [] : [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(leaves);
}

function locales() {
  return Object.keys(allLocales).sort().map((name) => allLocales[name]);
}

function symbol(index) {
  return index === EDGE ? '_' : String.fromCharCode(96 + index);
}
