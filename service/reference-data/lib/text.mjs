import { readFileSync } from 'node:fs';

/** Entries of an overlay: one a line, `#` starts a comment, blank lines are skipped. */
export function overlay(name) {
  const file = new URL(`../overlays/${name}`, import.meta.url);
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line.length > 0);
}

/** Overlay lines of the form `value = text | text | ...`, as [value, texts] pairs. */
export function overlayPairs(name) {
  return overlay(name).map((line) => {
    const [value, texts] = line.split('=');
    if (texts === undefined) throw new Error(`${name}: no '=' in "${line}"`);
    return [value.trim(), texts.split('|').map((text) => text.trim())];
  });
}

/** Sorted by UTF-8 bytes, the order in which the service searches; each line once. */
export function sorted(lines) {
  return [...new Set(lines)].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}
