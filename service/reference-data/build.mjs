/**
 * Writes the snapshot of reference data that the intake reads: sorted text files and their manifest. Run by hand
 * (`npm ci --ignore-scripts && npm run build`); the result is committed, so a build of the product needs none of this.
 * The same packages and overlays give the same bytes.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { countryLines, countryNameLines, englishNames, languageLines } from './lib/countries.mjs';
import { domainLists } from './lib/domains.mjs';
import { foldingLines, foldingTable, wordFolder } from './lib/folding.mjs';
import { modelLines, nameTokens, placeTokens, syllableWords, textTokens } from './lib/models.mjs';
import { roleLines } from './lib/roles.mjs';
import { sorted } from './lib/text.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const target = process.argv[2] ?? here('../src/main/resources/reference');
const lock = JSON.parse(readFileSync(here('package-lock.json'), 'utf8'));

const table = foldingTable();
const split = wordFolder(table);
const { reviewed, reported, free } = domainLists();
const names = nameTokens(split);
const known = sorted([...names, ...placeTokens(split, englishNames())]);
const words = textTokens(split);

const DISPOSABLE = 'disposable-email-domains-js';
const REPORTED = 'disposable-domains';
const PROVIDERS = 'email-providers';
const ROLES = 'role-based-email-addresses';
const COUNTRIES = 'i18n-iso-countries';
const FAKER = '@faker-js/faker';

const files = [
  ['countries.tsv', [COUNTRIES], countryLines()],
  ['country-names.tsv', [COUNTRIES, 'overlay'], countryNameLines(split)],
  ['disposable.txt', [DISPOSABLE, 'overlay'], reviewed],
  ['disposable-reported.txt', [REPORTED], reported],
  ['folding.tsv', ['unicode'], foldingLines(table)],
  ['free.txt', [PROVIDERS, 'overlay'], free],
  ['languages.tsv', ['overlay'], languageLines()],
  ['name-model.txt', [FAKER, 'overlay'], modelLines([...names, ...syllableWords()])],
  ['names.txt', [COUNTRIES, FAKER, 'overlay'], known],
  ['roles.txt', [ROLES, 'overlay'], roleLines()],
  ['text-model.txt', [FAKER, 'overlay'], modelLines([...words, ...names])],
];

mkdirSync(target, { recursive: true });
for (const old of readdirSync(target)) rmSync(join(target, old));
const manifest = {
  format: 1,
  sources: [DISPOSABLE, REPORTED, PROVIDERS, ROLES, COUNTRIES, FAKER].sort().map(source),
  files: files.map(([file, sources, lines]) => {
    const bytes = Buffer.from(lines.join('\n') + '\n');
    writeFileSync(join(target, file), bytes);
    return { file, sources, lines: lines.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  }),
};
writeFileSync(join(target, 'manifest.json'), JSON.stringify(manifest, null, 2) + '\n');
for (const { file, lines } of manifest.files) console.log(`${file}: ${lines} lines`);

function source(name) {
  const { version, license, integrity } = lock.packages[`node_modules/${name}`];
  return { name, version, license: license ?? 'see package', integrity };
}
