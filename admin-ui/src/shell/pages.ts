import { type ComponentType, lazy, type LazyExoticComponent } from 'react';
import type { Parameters } from '../parts/address';
import {
  AuditIcon,
  ClientsIcon,
  ClusterIcon,
  CustomersIcon,
  DecisionsIcon,
  DraftsIcon,
  GeneralIcon,
  LeadsIcon,
  OutcomesIcon,
  OverviewIcon,
  PacksIcon,
  PlanIcon,
  PrivacyIcon,
  ReplaysIcon,
  ReviewIcon,
  RolloutIcon,
  ScoreIcon,
  SettingsIcon,
  TenantsIcon,
  VerifyIcon,
  WebhooksIcon,
} from '../parts/icons';
import type { Role } from '../types';

export interface Page {
  /** Where it stands; parts with a colon are its parameters. */
  path: string;
  /** Any of these opens it, as the service has it. */
  roles: Role[];
  /** How the navigation names it; pages without are reached from others. */
  entry?: Entry;
  Content: LazyExoticComponent<ComponentType<{ params: Parameters }>>;
}

export interface Entry {
  label: string;
  Icon: ComponentType;
  /** The group that begins with it; the entries after it belong there too. */
  begins?: string;
}

/** Every page there is, in the order of the navigation. */
export const pages: Page[] = [
  {
    path: '/overview',
    roles: ['operator', 'admin', 'integrator', 'analyst', 'approver', 'auditor'],
    entry: { label: 'Overview', Icon: OverviewIcon },
    Content: lazy(() => import('../overview/OverviewPage')),
  },
  {
    path: '/score',
    roles: ['integrator'],
    entry: { label: 'Score', Icon: ScoreIcon, begins: 'Leads' },
    Content: lazy(() => import('../score/ScorePage')),
  },
  {
    path: '/decisions',
    roles: ['admin', 'integrator', 'analyst', 'auditor'],
    entry: { label: 'Decisions', Icon: DecisionsIcon },
    Content: lazy(() => import('../decisions/DecisionsPage')),
  },
  {
    path: '/decisions/:id',
    roles: ['admin', 'integrator', 'analyst', 'approver', 'auditor'],
    Content: lazy(() => import('../decision/DecisionPage')),
  },
  {
    path: '/leads',
    roles: ['admin', 'integrator', 'analyst', 'auditor'],
    entry: { label: 'Leads', Icon: LeadsIcon },
    Content: lazy(() => import('../leads/LeadsPage')),
  },
  {
    path: '/leads/lead',
    roles: ['admin', 'integrator', 'analyst', 'auditor'],
    Content: lazy(() => import('../leads/LeadPage')),
  },
  {
    path: '/leads/history',
    roles: ['admin', 'integrator', 'analyst', 'auditor'],
    Content: lazy(() => import('../leads/HistoryPage')),
  },
  {
    path: '/customers',
    roles: ['admin', 'integrator', 'analyst', 'auditor'],
    entry: { label: 'Customers', Icon: CustomersIcon },
    Content: lazy(() => import('../customers/CustomersPage')),
  },
  {
    path: '/customers/customer',
    roles: ['admin', 'integrator', 'analyst', 'auditor'],
    Content: lazy(() => import('../customers/CustomerPage')),
  },
  {
    path: '/outcomes',
    roles: ['admin', 'integrator', 'analyst', 'approver', 'auditor'],
    entry: { label: 'Outcomes', Icon: OutcomesIcon },
    Content: lazy(() => import('../outcomes/OutcomesPage')),
  },
  {
    path: '/clients',
    roles: ['admin', 'integrator', 'analyst', 'approver', 'auditor'],
    entry: { label: 'Clients', Icon: ClientsIcon },
    Content: lazy(() => import('../learning/ClientsPage')),
  },
  {
    path: '/clients/:id',
    roles: ['admin', 'integrator', 'analyst', 'approver', 'auditor'],
    Content: lazy(() => import('../learning/ClientPage')),
  },
  {
    path: '/packs',
    roles: ['operator', 'admin', 'analyst', 'approver', 'auditor'],
    entry: { label: 'Packs', Icon: PacksIcon, begins: 'Rules' },
    Content: lazy(() => import('../packs/PacksPage')),
  },
  {
    path: '/packs/:pack',
    roles: ['operator', 'admin', 'analyst', 'approver', 'auditor'],
    Content: lazy(() => import('../packs/PackPage')),
  },
  {
    path: '/packs/:pack/versions/:version',
    roles: ['operator', 'admin', 'analyst', 'approver', 'auditor'],
    Content: lazy(() => import('../packs/VersionPage')),
  },
  {
    path: '/drafts',
    roles: ['operator', 'admin', 'analyst', 'approver', 'auditor'],
    entry: { label: 'Drafts', Icon: DraftsIcon },
    Content: lazy(() => import('../drafts/DraftsPage')),
  },
  {
    path: '/drafts/:id',
    roles: ['operator', 'admin', 'analyst', 'approver', 'auditor'],
    Content: lazy(() => import('../drafts/DraftPage')),
  },
  {
    path: '/drafts/:id/impact',
    roles: ['operator', 'admin', 'analyst', 'approver', 'auditor'],
    Content: lazy(() => import('../impact/ImpactPage')),
  },
  {
    path: '/review',
    roles: ['operator', 'admin', 'analyst', 'approver', 'auditor'],
    entry: { label: 'Review', Icon: ReviewIcon },
    Content: lazy(() => import('../review/ReviewListPage')),
  },
  {
    path: '/drafts/:id/review',
    roles: ['operator', 'admin', 'analyst', 'approver', 'auditor'],
    Content: lazy(() => import('../review/ReviewPage')),
  },
  {
    path: '/rollout',
    roles: ['operator', 'admin', 'analyst', 'approver', 'auditor'],
    entry: { label: 'Rollout', Icon: RolloutIcon },
    Content: lazy(() => import('../rollout/RolloutPage')),
  },
  {
    path: '/settings/scoring',
    roles: ['admin', 'analyst', 'approver', 'auditor'],
    entry: { label: 'Scoring', Icon: SettingsIcon },
    Content: lazy(() => import('../scoring/ScoringPage')),
  },
  {
    path: '/audit',
    roles: ['operator', 'admin', 'auditor'],
    entry: { label: 'Audit', Icon: AuditIcon, begins: 'Proof' },
    Content: lazy(() => import('../audit/AuditPage')),
  },
  {
    path: '/verify',
    roles: ['operator', 'admin', 'auditor'],
    entry: { label: 'Verify', Icon: VerifyIcon },
    Content: lazy(() => import('../verify/VerifyPage')),
  },
  {
    path: '/replays',
    roles: ['auditor'],
    entry: { label: 'Replays', Icon: ReplaysIcon },
    Content: lazy(() => import('../replays/ReplaysPage')),
  },
  {
    path: '/replays/:id',
    roles: ['auditor'],
    Content: lazy(() => import('../replays/ReplayPage')),
  },
  {
    path: '/settings/general',
    roles: ['admin', 'analyst', 'approver', 'auditor'],
    entry: { label: 'General', Icon: GeneralIcon, begins: 'Settings' },
    Content: lazy(() => import('../settings/GeneralPage')),
  },
  {
    path: '/settings/privacy',
    roles: ['admin', 'integrator', 'auditor'],
    entry: { label: 'Privacy', Icon: PrivacyIcon },
    Content: lazy(() => import('../privacy/PrivacyPage')),
  },
  {
    path: '/settings/plan',
    roles: ['admin', 'integrator', 'analyst', 'approver', 'auditor'],
    entry: { label: 'Plan', Icon: PlanIcon },
    Content: lazy(() => import('../settings/PlanPage')),
  },
  {
    path: '/tenants',
    roles: ['operator'],
    entry: { label: 'Tenants', Icon: TenantsIcon },
    Content: lazy(() => import('../settings/TenantsPage')),
  },
  {
    path: '/tenants/:id',
    roles: ['operator'],
    Content: lazy(() => import('../settings/TenantPage')),
  },
  {
    path: '/settings/webhooks',
    roles: ['admin', 'auditor'],
    entry: { label: 'Webhooks', Icon: WebhooksIcon },
    Content: lazy(() => import('../webhooks/WebhooksPage')),
  },
  {
    path: '/settings/webhooks/:id',
    roles: ['admin', 'auditor'],
    Content: lazy(() => import('../webhooks/WebhookPage')),
  },
  {
    path: '/cluster',
    roles: ['operator', 'admin', 'analyst', 'approver', 'auditor'],
    entry: { label: 'Cluster', Icon: ClusterIcon },
    Content: lazy(() => import('../cluster/ClusterPage')),
  },
];
