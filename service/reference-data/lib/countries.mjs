import { createRequire } from 'node:module';
import { overlay, overlayPairs, sorted } from './text.mjs';

const require = createRequire(import.meta.url);
const codes = require('i18n-iso-countries/codes.json');
const languages = require('i18n-iso-countries/supportedLocales.json');

const REQUIRED = new Set(codes.map(([iso2]) => iso2));
/** English and the languages of most callers settle a clash of names between languages. */
const FIRST = ['en', 'es', 'de', 'fr', 'pt', 'it', 'nl', 'pl', 'tr', 'ru', 'sv', 'da', 'nb', 'fi', 'cs', 'ja', 'zh', 'ko', 'ar'];

export function englishNames() {
  return [...names('en').values()].flat();
}

export function countryLines() {
  const english = names('en');
  return sorted(codes.map(([iso2, iso3]) => `${iso2}\t${iso3}\t${english.get(iso2)[0]}`));
}

/** Folded name -> ISO2, of every language of the source and the aliases; aliases win. */
export function countryNameLines(words) {
  const found = new Map();
  const add = (text, iso2) => {
    const key = words(text).join('');
    if (key.length > 1 && !found.has(key)) found.set(key, iso2);
  };
  for (const [iso2, texts] of overlayPairs('countries.txt')) {
    if (!REQUIRED.has(iso2)) throw new Error(`countries.txt: ${iso2} is no country`);
    texts.forEach((text) => add(text, iso2));
  }
  codes.forEach(([iso2]) => add(iso2, iso2));
  codes.forEach(([iso2, iso3]) => add(iso3, iso2));
  const order = [...FIRST, ...languages.filter((language) => !FIRST.includes(language)).sort()];
  for (const language of order.filter((language) => languages.includes(language))) {
    for (const [iso2, texts] of names(language)) {
      for (const text of texts) {
        add(text, iso2);
        if (language === 'de') add(umlautsSpelledOut(text), iso2);
      }
    }
  }
  return sorted([...found].map(([key, iso2]) => `${key}\t${iso2}`));
}

export function languageLines() {
  const pairs = overlay('languages.txt').map((line) => line.split('=').map((part) => part.trim()));
  for (const [code, iso2] of pairs) {
    if (REQUIRED.has(code.toUpperCase())) throw new Error(`languages.txt: ${code} is a country`);
    if (!REQUIRED.has(iso2)) throw new Error(`languages.txt: ${iso2} is no country`);
  }
  return sorted(pairs.map(([code, iso2]) => `${code}\t${iso2}`));
}

function names(language) {
  const { countries } = require(`i18n-iso-countries/langs/${language}.json`);
  const order = Object.keys(countries).sort();
  return new Map(order.map((iso2) => [iso2, [countries[iso2]].flat()]));
}

function umlautsSpelledOut(text) {
  const spelled = { ä: 'ae', ö: 'oe', ü: 'ue', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue' };
  return text.replace(/[äöüÄÖÜ]/g, (letter) => spelled[letter]);
}
