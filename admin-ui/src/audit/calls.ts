import { ask } from '../api';
import { address } from '../parts/address';
import type { AuditEntry, AuditList } from '../types';

/** The most entries that the service hands out at a time. */
const LARGEST_PAGE = '200';

/** One page of the entries that meet the criteria, the newest first. */
export const listAudit = (criteria: Record<string, string>, after: string | null): Promise<AuditList> =>
  ask('GET', address('/v1/audit', { ...criteria, after }));

/** All of them, page by page; tells how many there are so far. */
export async function allAudit(
  criteria: Record<string, string>,
  onMore: (read: number) => void,
): Promise<AuditEntry[]> {
  const all: AuditEntry[] = [];
  for (let after: string | null = ''; after !== null;) {
    const page: AuditList = await listAudit({ ...criteria, limit: LARGEST_PAGE }, after);
    all.push(...page.items);
    after = page.next;
    onMore(all.length);
  }
  return all;
}
