import { useMemo } from 'react';
import { useSearch } from 'wouter/use-browser-location';

/** What stands in an address in place of its parameters. */
export type Parameters = Record<string, string | undefined>;

/** What the address asks for after its question mark, decoded once and no more. */
export function useQuery(): URLSearchParams {
  const search = useSearch();
  return useMemo(() => new URLSearchParams(search), [search]);
}

/** A path with what it asks for; nothing is left of parameters without a value. */
export function address(path: string, query: Record<string, string | null | undefined>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => !!entry[1]);
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}

export const decisionAddress = (id: string): string => `/decisions/${id}`;

export const replayAddress = (id: string): string => `/replays/${id}`;

export const packAddress = (pack: string, line?: string | null): string => address(`/packs/${pack}`, { line });

export const versionAddress = (pack: string, version: string, line?: string | null): string =>
  address(`/packs/${pack}/versions/${encodeURIComponent(version)}`, { line });

export const draftAddress = (id: string): string => `/drafts/${id}`;

export const impactAddress = (draftId: string): string => `${draftAddress(draftId)}/impact`;

export const reviewAddress = (draftId: string): string => `${draftAddress(draftId)}/review`;

export const rolloutAddress = (pack: string, line?: string): string => address('/rollout', { pack, line });

/** A lead with its memory. */
export const leadAddress = (leadId: string): string => address('/leads/lead', { lead_id: leadId });

/** In the query, since a lead's id may hold anything: slashes, dots, an e-mail address. */
export const historyAddress = (leadId: string): string => address('/leads/history', { lead_id: leadId });
