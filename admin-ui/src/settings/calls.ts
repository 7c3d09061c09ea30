import { ask } from '../api';
import type {
  FourEyes,
  IssuedKey,
  KeyList,
  LogMode,
  NewPlan,
  PlanName,
  Subscription,
  Tenant,
  TenantList,
  TenantRole,
  Usage,
} from '../types';

const FOUR_EYES = '/v1/settings/four-eyes';

const at = (tenantId: string) => `/v1/tenants/${encodeURIComponent(tenantId)}`;

/** What each role may do. */
export const ROLES: Record<TenantRole, string> = {
  integrator: 'sends leads and outcomes',
  analyst: 'writes drafts and tries them',
  approver: 'approves what somebody else handed in',
  admin: 'rolls out, sets weights, makes keys',
  auditor: 'reads all of it, and verifies the log',
};

/** What is kept of decisions whose call does not say itself. */
export const LOG_MODES: Record<LogMode, string> = {
  lossless: 'Lossless: answer once it is recorded',
  bounded: 'Bounded: answer first, then record',
  none: 'None: keep nothing of leads',
};

/** The lowest first. */
export const PLANS: PlanName[] = ['free', 'starter', 'growth', 'scale', 'enterprise', 'unlimited'];

export const listTenants = (): Promise<TenantList> => ask('GET', '/v1/tenants');

export const createTenant = (name: string, plan: PlanName): Promise<Tenant> =>
  ask('POST', '/v1/tenants', { name, plan });

export const readPlan = (tenantId: string): Promise<Subscription> => ask('GET', `${at(tenantId)}/plan`);

export const choosePlan = (tenantId: string, plan: NewPlan): Promise<Subscription> =>
  ask('PUT', `${at(tenantId)}/plan`, plan);

export const readUsage = (tenantId: string): Promise<Usage> => ask('GET', `${at(tenantId)}/usage`);

export const setLog = (tenantId: string, log: LogMode): Promise<void> => ask('PUT', `${at(tenantId)}/log`, { log });

export const listKeys = (tenantId: string): Promise<KeyList> => ask('GET', `${at(tenantId)}/keys`);

export const createKey = (tenantId: string, name: string, roles: TenantRole[]): Promise<IssuedKey> =>
  ask('POST', `${at(tenantId)}/keys`, { name, roles });

export const revokeKey = (tenantId: string, keyId: string): Promise<void> =>
  ask('DELETE', `${at(tenantId)}/keys/${encodeURIComponent(keyId)}`);

export const readFourEyes = (): Promise<FourEyes> => ask('GET', FOUR_EYES);

export const requireFourEyes = (required: boolean, reason: string): Promise<FourEyes> =>
  ask('PUT', FOUR_EYES, { required, ...(reason && { reason }) });
