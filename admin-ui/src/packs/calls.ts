import { ask, exchange } from '../api';
import { address } from '../parts/address';
import type { LineName, PackDiff, PackList, PackVersionList, Rollout, SignedPackVersion } from '../types';

const packPath = (pack: string) => `/v1/packs/${encodeURIComponent(pack)}`;

const versionPath = (pack: string, version: string) => `${packPath(pack)}/versions/${encodeURIComponent(version)}`;

export const listPacks = (): Promise<PackList> => ask('GET', '/v1/packs');

/** All versions of a line, the oldest first; without one, of the line that judges. */
export const listVersions = (pack: string, line: LineName | null = null): Promise<PackVersionList> =>
  ask('GET', address(`${packPath(pack)}/versions`, { line }));

export const readRollout = (pack: string, line: LineName | null = null): Promise<Rollout> =>
  ask('GET', address(`${packPath(pack)}/rollout`, { line }));

export const readVersion = (pack: string, version: string, line: LineName | null = null): Promise<SignedPackVersion> =>
  ask('GET', address(versionPath(pack, version), { line }));

/** The text of a version as a zip. */
export const versionArchive = async (pack: string, version: string, line: LineName | null = null): Promise<Blob> =>
  (await exchange('GET', address(`${versionPath(pack, version)}/archive`, { line }))).blob();

export const compareVersions = (pack: string, from: string, to: string): Promise<PackDiff> =>
  ask('GET', address(`${versionPath(pack, to)}/diff`, { from }));
