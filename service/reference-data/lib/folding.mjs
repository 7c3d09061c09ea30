/**
 * The folding table: what each character becomes before words are compared: lower-case letters without marks, a space for
 * what separates words, nothing for marks and invisible characters. It is data, so that two Java versions (two
 * Unicode versions) fold alike. Only blocks that have long been complete are listed; any other character is kept.
 */
const RANGES = [
  [0x0000, 0x05ff], // Latin, Greek, Cyrillic, Armenian, Hebrew
  [0x0600, 0x06ff], // Arabic
  [0x10a0, 0x10ff], // Georgian
  [0x1e00, 0x1fff], // Latin with several marks (Vietnamese), Greek with accents
  [0x2000, 0x218b], // general punctuation, letter-like signs, Roman numerals
  [0x2460, 0x24ff], // circled letters
  [0x3000, 0x303f], // CJK punctuation
  [0xfb00, 0xfb06], // Latin ligatures
  [0xfe70, 0xfeff], // Arabic shapes
  [0xff00, 0xffef], // full width Latin, half width Katakana
  [0x1d400, 0x1d7ff], // mathematical letters, popular for dressing up spam
];

/** Letters that Unicode does not decompose, with what people type instead of them. */
const SPELLED = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ħ: 'h', ŧ: 't', ı: 'i', ĸ: 'k', ŋ: 'ng', ŉ: 'n',
  ƀ: 'b', ɓ: 'b', ƈ: 'c', ɖ: 'd', ɗ: 'd', ə: 'e', ɛ: 'e', ƒ: 'f', ɠ: 'g', ɣ: 'g', ɩ: 'i', ɨ: 'i', ƙ: 'k', ɔ: 'o',
  ɵ: 'o', ƴ: 'y', ʋ: 'v', ʉ: 'u', ʊ: 'u', ɲ: 'n', ƞ: 'n', ɋ: 'q', ɍ: 'r', ȼ: 'c', ƶ: 'z', ǥ: 'g', ŀ: 'l',
  أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ی: 'ي', ک: 'ك', ة: 'ه', 'ـ': '',
};

const UNASSIGNED = /^\p{Cn}$/u;
const VANISHES = /^[\p{Mn}\p{Cf}]$/u;
const KEPT = /^[\p{L}\p{Nd}\p{Mc}]$/u;
const SEPARATOR = ' ';

export function foldCharacter(character) {
  const lower = character.toLowerCase();
  if (lower in SPELLED) return SPELLED[lower];
  let folded = '';
  for (const part of lower.normalize('NFKD').toLowerCase()) {
    if (part in SPELLED) folded += SPELLED[part];
    else if (KEPT.test(part)) folded += part;
    else if (!VANISHES.test(part)) folded += SEPARATOR;
  }
  return folded;
}

export function foldingTable() {
  const table = new Map();
  for (const [from, to] of RANGES) {
    for (let code = from; code <= to; code++) {
      if (code >= 0xd800 && code <= 0xdfff) continue;
      const character = String.fromCodePoint(code);
      if (UNASSIGNED.test(character)) continue;
      const folded = foldCharacter(character);
      if (folded !== character) table.set(character, folded);
    }
  }
  return table;
}

/** Splits into folded words as the service does: by the table alone. */
export function wordFolder(table) {
  return (text) => {
    const folded = [...text].map((character) => table.get(character) ?? character).join('');
    return folded.split(SEPARATOR).filter((word) => word.length > 0);
  };
}

/** A separator is written as `_`, since editors trim spaces at the end of a line. */
export function foldingLines(table) {
  return [...table].map(([character, folded]) => `${hex(character)}\t${folded.replaceAll(SEPARATOR, '_')}`);
}

function hex(character) {
  return character.codePointAt(0).toString(16).padStart(5, '0');
}
