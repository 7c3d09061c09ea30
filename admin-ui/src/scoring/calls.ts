import { ask } from '../api';
import { address } from '../parts/address';
import type {
  BandsVersion,
  CrmSettings,
  KeptTuning,
  LeadMapping,
  Learning,
  Owners,
  Rewards,
  SettingsVersion,
  TuningList,
  WeightsVersion,
} from '../types';

const PACK = '/v1/packs/crm-score';
const SETTINGS = '/v1/settings';

/** What goes with a new version. */
export interface Order {
  reason: string;
  activate: boolean;
}

/** A version of something that a tenant may set, and all its own versions. */
export interface Version<Content> {
  version: number;
  active: boolean;
  content: Content;
  versions: TuningList;
}

/** Reads a version, 0 for the pack's own, null for the one in force; keeps a new one; puts one into force. */
export interface Shelf<Content, Body> {
  read: (version: number | null) => Promise<Version<Content>>;
  keep: (body: Body, order: Order) => Promise<KeptTuning>;
  activate: (version: number, reason: string) => Promise<unknown>;
}

const at = (path: string, version: number | null) => address(path, { version: version === null ? null : `${version}` });

function numbers<Answer extends WeightsVersion | BandsVersion, Body>(name: 'weights' | 'bands'): Shelf<Answer, Body> {
  const path = `${PACK}/${name}`;
  return {
    read: async (version) => {
      const answer = await ask<Answer>('GET', at(path, version));
      return { version: answer.version, active: answer.active, content: answer, versions: answer.versions };
    },
    keep: (body, order) => ask('PUT', path, { [name]: body, ...order }),
    activate: (version, reason) => ask('POST', `${path}/${version}/activate`, { reason }),
  };
}

/** Sections of the settings share their versions. */
function section<
  Name extends 'crm' | 'icp' | 'half_lives' | 'mapping' | 'owners' | 'nurture' | 'rewards' | 'learning',
  Body = NonNullable<SettingsVersion[Name]>,
>(name: Name): Shelf<NonNullable<SettingsVersion[Name]>, Body> {
  const path = `${SETTINGS}/${name.replace('_', '-')}`;
  return {
    read: async (asked) => {
      const answer = await ask<SettingsVersion>('GET', at(path, asked));
      const { version, active, versions } = answer;
      return { version, active, versions, content: answer[name] ?? ({} as NonNullable<SettingsVersion[Name]>) };
    },
    keep: (body, order) => ask('PUT', path, { [name]: body, ...order }),
    activate: (version, reason) => ask('POST', `${SETTINGS}/versions/${version}/activate`, { reason }),
  };
}

export const weightShelf = numbers<WeightsVersion, Record<string, number>>('weights');
export const bandShelf = numbers<BandsVersion, { band: string; from: number; action?: string }[]>('bands');
export const crmShelf = section<'crm', CrmSettings>('crm');
export const icpShelf = section('icp');
export const halfLifeShelf = section('half_lives');
export const ownerShelf = section<'owners', Owners>('owners');
export const nurtureShelf = section('nurture');
export const rewardShelf = section<'rewards', Rewards>('rewards');
export const learningShelf = section<'learning', Learning>('learning');
export const mappingShelf = section<'mapping', LeadMapping>('mapping');
