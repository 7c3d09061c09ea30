import { ask } from '../api';
import type { LineChoice, PackVersion, Rollout, RolloutStep } from '../types';

const packPath = (pack: string) => `/v1/packs/${encodeURIComponent(pack)}`;

export const rollOut = (pack: string, step: RolloutStep): Promise<Rollout> =>
  ask('POST', `${packPath(pack)}/rollout`, step);

/** Takes back the version that is tried or, where none is, live; refused where that is another one by now. */
export const rollBack = (pack: string, version: string, reason: string): Promise<Rollout> =>
  ask('POST', `${packPath(pack)}/rollback`, { version, reason });

export const freeze = (pack: string, frozen: boolean, reason: string): Promise<Rollout> =>
  ask('POST', `${packPath(pack)}/freeze`, { frozen, reason });

export const retire = (pack: string, version: string, reason: string): Promise<PackVersion> =>
  ask('POST', `${packPath(pack)}/versions/${encodeURIComponent(version)}/retire`, { reason });

export const unschedule = (pack: string, stepId: string): Promise<void> =>
  ask('DELETE', `${packPath(pack)}/rollout/scheduled/${encodeURIComponent(stepId)}`);

export const chooseLine = (pack: string, choice: LineChoice): Promise<Rollout> =>
  ask('PUT', `${packPath(pack)}/line`, choice);
