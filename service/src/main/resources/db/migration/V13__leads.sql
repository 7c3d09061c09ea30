-- Leads with a memory. What was sent of a person is sealed by the key of the lead; kinds and times of activities are in
-- clear and go with the person. Scores and their factors stay, under our own id of the lead.

create table leads (
  lead_id     uuid primary key, -- our own id, as in lead_keys
  tenant_id   uuid not null references tenants (tenant_id),
  external_id bytea,            -- the caller's own id; null once erased, like all that is sealed
  lookup      varchar unique,   -- keyed hash of it
  payload     bytea,            -- the lead as sent
  enrichment  bytea,            -- what was looked up elsewhere
  status      varchar not null, -- where it stands in the pipeline
  created_on  timestamp(6) with time zone not null,
  revision        bigint not null, -- grows with all that its score depends on
  scored_revision bigint not null, -- up to which its score takes that in
  due_on      timestamp(6) with time zone, -- when its score has to be computed anew, if nothing does so before
  override_id uuid,             -- the one set last; it may have expired
  overridden  boolean not null, -- whether the total is the override's
  score_total        integer,   -- null while nothing is known to judge by
  score_band         varchar,
  score_version      varchar(50),
  score_updated_on   timestamp(6) with time zone,
  score_computed     integer,   -- what the rules said; other than the total where it is overridden
  computed_band      varchar,
  computed_action    varchar,
  recommended_action varchar,
  decision_id        uuid,
  score_rank         integer not null -- the total, or -1: by it they are listed
);

create index leads_by_score on leads (tenant_id, score_rank, lead_id);
create index leads_by_band on leads (tenant_id, score_band, score_rank, lead_id);
create index leads_due on leads (due_on);

create table lead_activities (
  activity_id uuid primary key,
  tenant_id   uuid not null,
  lead_id     uuid not null references leads (lead_id),
  dedupe      varchar not null, -- hash by the lead's own key of what tells it from others
  kind        varchar not null,
  happened_on timestamp(6) with time zone not null,
  logged_on   timestamp(6) with time zone not null,
  details     bytea, -- sealed
  unique (lead_id, dedupe)
);

create index lead_activities_of_lead on lead_activities (lead_id, happened_on, activity_id);

create table lead_overrides (
  override_id uuid primary key,
  tenant_id   uuid not null,
  lead_id     uuid not null references leads (lead_id),
  score       integer not null,
  reason      bytea, -- sealed; null once erased
  key_id      uuid,
  who         varchar not null,
  created_on  timestamp(6) with time zone not null,
  expires_on  timestamp(6) with time zone
);

create index lead_overrides_of_lead on lead_overrides (lead_id);

create table lead_scores ( -- one per recompute
  tenant_id   uuid not null,
  lead_id     uuid not null references leads (lead_id),
  created_on  timestamp(6) with time zone not null, -- the clock of the decision
  decision_id uuid not null,
  cause       varchar not null,
  score_total    integer,
  score_computed integer,
  score_band     varchar,
  score_version  varchar(50) not null,
  override_id    uuid,
  primary key (tenant_id, lead_id, created_on)
);

create table lead_score_factors ( -- one per factor and recompute; they sum to the score before it is clamped
  tenant_id       uuid not null references tenants (tenant_id),
  lead_id         uuid not null references leads (lead_id),
  model_version   varchar(50) not null,
  factor_key      varchar(100) not null,
  factor_category varchar(20) not null, -- fit, intent, engagement or negative
  points          integer not null,
  details         jsonb not null, -- numbers and codes, nothing that was sent
  created_on      timestamp(6) with time zone not null
);

create index idx_lead_score_factors_lead on lead_score_factors (tenant_id, lead_id, created_on desc);
