/** What the service says and is told; the shapes of its /v1 API that the pages use. */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export type JsonObject = { [key: string]: Json };

export interface Session {
  csrf_token: string;
  tenant: { tenant_id: string; name: string; plan: string };
  key: { key_id: string; name: string };
  roles: string[];
}

export interface RuleRef {
  rule: string;
  file: string;
  line: number;
}

export interface Factor {
  key: string;
  group: string;
  value: number;
  weight: number;
  points: number;
  evidence: JsonObject;
  says?: string;
  severity?: string;
  rules?: RuleRef[];
}

export interface WaterfallRow {
  row: string;
  points: number;
}

export interface Conflict {
  field: string;
  kept: Json;
  others: Json[];
}

export interface Detection {
  detector_version: string;
  canonical_lead: JsonObject;
  detected_fields: Record<string, { source: string; method: string }>;
  missing_fields: string[];
  unrecognized_fields: string[];
  conflicts: Conflict[];
  warnings: Json[];
}

export interface Decision {
  decision_id: string;
  lead_id?: string | null;
  status: string;
  as_of: string;
  pack: string;
  version: string;
  score: number;
  band: string;
  recommended_action: string;
  action_reason: string;
  risk_flags: string[];
  positive_signals: string[];
  factors: Factor[];
  waterfall: WaterfallRow[];
  receipt: Record<string, string | number | null>;
  warnings: Json[];
  detection?: Detection;
}

export interface Replay {
  verdict: 'EXACT' | 'MISMATCH' | 'INPUT_ERASED';
  differences: Json[];
}
