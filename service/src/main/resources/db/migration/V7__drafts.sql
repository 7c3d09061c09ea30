-- Packs in the making. What was submitted is null until it was, and after any edit.

create table drafts (
  draft_id      uuid primary key,
  owner         uuid not null, -- the tenant whose line it is; all zeros for a base line
  pack          varchar not null,
  origin        varchar,       -- the version it began as; null for an archive
  revision      bigint not null,
  created_key   uuid,
  created_by    varchar not null,
  created_on    timestamp(6) with time zone not null,
  changed_on    timestamp(6) with time zone not null,
  version       varchar,
  note          varchar,
  pack_hash     varchar,
  cases_hash    varchar,
  submitted_key uuid,
  submitted_by  varchar,
  submitted_on  timestamp(6) with time zone,
  approved_key  uuid,
  approved_by   varchar,
  approved_on   timestamp(6) with time zone,
  drift_accepted boolean,
  published_on  timestamp(6) with time zone
);

create index drafts_of_line on drafts (owner, pack, changed_on);

create table draft_files (
  draft_id uuid not null references drafts (draft_id),
  path     varchar not null,
  text     varchar not null,
  primary key (draft_id, path)
);

create table draft_steps ( -- who did what to a draft; never changed
  draft_id uuid not null references drafts (draft_id),
  number   bigint not null,
  kind     varchar not null,
  key_id   uuid,
  who      varchar not null,
  made_on  timestamp(6) with time zone not null,
  detail   varchar not null,
  primary key (draft_id, number)
);

create table draft_gates ( -- what a text showed at the gate; never changed
  draft_id     uuid not null references drafts (draft_id),
  number       bigint not null,
  pack_hash    varchar not null,
  cases_hash   varchar not null,
  checked_on   timestamp(6) with time zone not null,
  passed       boolean not null,
  within_drift boolean not null,
  report       varchar not null, -- canonical JSON
  primary key (draft_id, number)
);
