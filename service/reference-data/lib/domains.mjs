import { createRequire } from 'node:module';
import { domainToASCII } from 'node:url';
import { overlay, sorted } from './text.mjs';

const require = createRequire(import.meta.url);

/** Three lists that do not overlap: disposable as reviewed, disposable as reported, free providers. */
export function domainLists() {
  const neverDisposable = set(overlay('never-disposable.txt'));
  const notFree = set(overlay('not-free.txt'));
  const free = set(overlay('free.txt'));

  const legitimate = new Set([...neverDisposable, ...free]);
  const reviewed = set([
    ...require('disposable-email-domains-js/dist/dict/disposable_email_blocklist.json'),
    ...overlay('disposable.txt'),
  ]);
  remove(reviewed, legitimate);
  const reported = set(require('disposable-domains/index.json'));
  for (const domain of reported) {
    if (legitimate.has(domain) || reviewed.has(domain) || parents(domain).some((parent) => reviewed.has(parent))) {
      reported.delete(domain);
    }
  }
  dropChildren(reported);

  for (const host of set(require('email-providers/all.json'))) {
    if (![host, ...parents(host)].some((name) => reviewed.has(name) || reported.has(name))) free.add(host);
  }
  remove(free, notFree);
  return { reviewed: lines(reviewed), reported: lines(reported), free: lines(free) };
}

function ascii(domain) {
  return domainToASCII(domain.trim().toLowerCase());
}

function set(domains) {
  return new Set(domains.map(ascii).filter((domain) => /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain)));
}

function remove(domains, others) {
  for (const other of others) domains.delete(other);
}

/** An entry below another entry of the same list says nothing new: lists match the parents of a host too. */
function dropChildren(domains) {
  for (const domain of domains) if (parents(domain).some((parent) => domains.has(parent))) domains.delete(domain);
}

function parents(domain) {
  const labels = domain.split('.');
  return labels.slice(1, -1).map((_, index) => labels.slice(index + 1).join('.'));
}

function lines(domains) {
  return sorted([...domains]);
}
