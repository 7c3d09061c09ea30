-- Names are those of the glossary. Nothing here tells of a person but payload, and that is sealed.

create table tenants (
  tenant_id  uuid primary key,
  name       varchar not null,
  plan       varchar not null,
  created_on timestamp(6) with time zone not null
);

create table api_keys (
  key_id     uuid primary key,
  tenant_id  uuid references tenants (tenant_id), -- null for an operator's
  name       varchar not null,
  roles      varchar not null, -- separated by commas
  prefix     varchar not null,
  hash       varchar not null unique,
  created_on timestamp(6) with time zone not null,
  revoked_on timestamp(6) with time zone
);

create table master_key (
  the_one   smallint primary key check (the_one = 1),
  key_check varchar not null -- tells the right master key from others
);

create table hash_keys ( -- wrapped by the master key
  version int primary key,
  sealed  bytea not null
);

create table tenant_keys ( -- wrapped by the master key
  tenant_id uuid not null,
  version   int not null,
  sealed    bytea not null,
  primary key (tenant_id, version)
);

create table lead_keys ( -- wrapped by a tenant's key
  lead               uuid primary key, -- our own id of the lead
  tenant_id          uuid not null,
  lookup             varchar unique,   -- keyed hash of the caller's id; null once destroyed
  tenant_key_version int not null,
  sealed             bytea             -- null once destroyed
);

create table destroyed_keys ( -- erasures, which a restore applies again
  key_id       uuid primary key, -- of a lead, or of a decision with its own key
  tenant_id    uuid not null,
  destroyed_on timestamp(6) with time zone not null
);

create table nodes (
  node_id    uuid primary key,
  writer     uuid not null, -- the one process that may append
  claimed_on timestamp(6) with time zone not null
);

create table tree_heads ( -- one per group commit
  node_id      uuid not null references nodes (node_id),
  size         bigint not null,
  root         bytea not null,
  peaks        bytea not null,
  committed_on timestamp(6) with time zone not null,
  primary key (node_id, size)
);

create table decisions (
  tenant_id    uuid not null,
  decision_id  uuid not null, -- UUIDv7: in the order of time
  node_id      uuid not null,
  leaf_index   bigint not null,
  leaf_hash    bytea not null,
  record       varchar not null, -- canonical JSON; what follows is copied from it, for queries
  lead         uuid,
  as_of        timestamp(3) with time zone not null,
  pack         varchar not null,
  pack_version varchar not null,
  score        smallint not null,
  band         varchar not null,
  flags        varchar array not null,
  -- outside the leaf; null once erased
  email_lookup    varchar,
  phone_lookup    varchar,
  own_key_version int,
  own_key         bytea,
  payload         bytea,
  primary key (tenant_id, decision_id),
  unique (node_id, leaf_index)
);

create index decisions_of_lead on decisions (tenant_id, lead, decision_id);
create index decisions_of_email on decisions (email_lookup);
create index decisions_of_phone on decisions (phone_lookup);
