import type { components } from './openapi';

/** What the service says; the shapes stand in its OpenAPI document, `npm run types` reads them. */
type Schemas = components['schemas'];

export type Session = Schemas['Me'];
export type Role = Schemas['RoleName'];
export type Decision = Schemas['Decision'];
export type Factor = Schemas['FactorPoint'];
export type Detection = Schemas['Detection'];
export type Replay = Schemas['Verdict'];
export type DecisionList = Schemas['DecisionList'];
export type FoundDecision = Schemas['FoundDecision'];
export type UnreadableDecision = Schemas['UnreadableDecision'];
export type FlagList = Schemas['FlagList'];
export type LogList = Schemas['LogList'];
export type LogVerdict = Schemas['LogVerdict'];
export type Finding = LogVerdict['findings'][number];
export type PackList = Schemas['PackList'];
export type Judging = PackList['items'][number];
export type LineName = Schemas['LineName'];
export type PackVersion = Schemas['PackVersion'];
export type PackVersionList = Schemas['PackVersionList'];
export type SignedPackVersion = Schemas['SignedPackVersion'];
export type Rollout = Schemas['Rollout'];
export type PackDiff = Schemas['PackDiff'];
export type PackChange = Schemas['PackChange'];
export type PackProblem = Schemas['PackProblem'];
export type Draft = Schemas['Draft'];
export type DraftDetail = Schemas['DraftDetail'];
export type DraftList = Schemas['DraftList'];
export type DraftFileList = Schemas['DraftFileList'];
export type DraftFile = DraftFileList['items'][number];
export type DraftCheck = Schemas['DraftCheck'];
export type CaseReport = Schemas['CaseReport'];
export type GateReport = Schemas['GateReport'];
export type Drift = Schemas['Drift'];
export type DriftCard = Schemas['DriftCard'];
export type Submitted = Schemas['Submitted'];
export type PublishedVersion = Schemas['PublishedVersion'];
/** What has a default need not be sent. */
export type RolloutStep = Omit<Schemas['RolloutStep'], 'max_drift'> & { max_drift?: number };
export type LineChoice = Schemas['LineChoice'];
export type Cluster = Schemas['Cluster'];
export type EventType = Schemas['EventType'];
export type Webhook = Schemas['Webhook'];
export type WebhookTerms = Schemas['WebhookTerms'];
export type IssuedWebhook = Schemas['IssuedWebhook'];
export type WebhookList = Schemas['WebhookList'];
export type Delivery = Schemas['Delivery'];
export type DeliveryState = Schemas['DeliveryState'];
export type DeliveryList = Schemas['DeliveryList'];
export type WholeDelivery = Schemas['WholeDelivery'];
export type Attempt = Schemas['Attempt'];
export type Fault = Schemas['Problem']['errors'][number];

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };
