-- Packs as lines of versions, what tenants put in place of a pack's numbers, what judges from which
-- epoch on, and the trail of who did it. Rows of pack_texts, pack_versions, tunings, activations and
-- audit are added and never changed; only a version's retirement is noted later.

create table pack_texts (
  hash varchar primary key, -- of the listing of the files and their SHA-256
  text varchar not null     -- canonical JSON: path to text
);

create table pack_versions (
  owner        uuid not null, -- the tenant whose line it is; all zeros for a base line
  pack         varchar not null,
  version      varchar not null,
  pack_hash    varchar not null references pack_texts (hash),
  cases_hash   varchar not null references pack_texts (hash),
  signature    varchar not null, -- C2SP signed note
  author_key   uuid,
  author       varchar not null,
  approver_key uuid,
  approver     varchar,
  note         varchar not null,
  published_on timestamp(6) with time zone not null,
  retired_on   timestamp(6) with time zone,
  primary key (owner, pack, version)
);

create index pack_versions_of_hash on pack_versions (pack_hash);

create table tunings ( -- a tenant's own weights, bands and calibrations
  tenant_id  uuid not null,
  pack       varchar not null,
  kind       varchar not null, -- weights, bands or calibration
  version    int not null,
  hash       varchar not null,
  content    varchar not null, -- canonical JSON
  author_key uuid,
  author     varchar not null,
  reason     varchar not null,
  created_on timestamp(6) with time zone not null,
  primary key (tenant_id, pack, kind, version)
);

create index tunings_of_hash on tunings (hash);

create table activations (
  epoch        bigint primary key,
  kind         varchar not null, -- line or tenant
  owner        uuid not null,
  pack         varchar not null,
  state        varchar not null, -- canonical JSON
  activated_on timestamp(6) with time zone not null,
  entry_id     uuid not null     -- in audit: who did it and why
);

create index activations_of_scope on activations (owner, pack, kind, epoch);

create table audit (
  entry_id  uuid primary key, -- UUIDv7: in the order of time
  made_on   timestamp(6) with time zone not null,
  tenant_id uuid, -- null for the operator's matters
  key_id    uuid, -- null for the service itself
  who       varchar not null,
  step      varchar not null,
  subject   varchar not null,
  reason    varchar not null,
  details   varchar not null -- canonical JSON
);

create index audit_of_tenant on audit (tenant_id, entry_id);
