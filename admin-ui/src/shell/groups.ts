import type { Session } from '../types';
import { type Entry, type Page, pages } from './pages';

/** Entries of the navigation that belong together. */
export interface Group {
  /** None for what stands above all groups. */
  title: string | undefined;
  entries: (Entry & { path: string })[];
}

/** Whether a session's key opens the page. */
export const opens = (session: Session, { roles }: Page): boolean => roles.some((role) => session.roles.includes(role));

/** The entries that a session's key opens, in groups; one without any is left out. */
export function groupsFor(session: Session): Group[] {
  const groups: Group[] = [{ title: undefined, entries: [] }];
  for (const page of pages) {
    if (page.entry?.begins) groups.push({ title: page.entry.begins, entries: [] });
    if (page.entry && opens(session, page)) groups.at(-1)!.entries.push({ ...page.entry, path: page.path });
  }
  return groups.filter(({ entries }) => entries.length > 0);
}
