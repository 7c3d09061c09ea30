-- How versions are tried, and what is to be done later.

create table trial_tallies ( -- how a version that is tried has judged beside the live one
  owner      uuid not null, -- of the line, as in pack_versions
  pack       varchar not null,
  version    varchar not null,
  since      bigint not null, -- the epoch in which its stage began
  judged     bigint not null,
  same_band  bigint not null,
  same_score bigint not null,
  failed     bigint not null,
  skipped    bigint not null,
  primary key (owner, pack, version, since)
);

create table scheduled_steps (
  step_id    uuid primary key,
  owner      uuid not null,
  pack       varchar not null,
  version    varchar not null,
  stage      varchar not null,
  percent    int not null,
  max_drift  int not null,
  due_on     timestamp(6) with time zone not null,
  key_id     uuid,
  who        varchar not null,
  reason     varchar not null,
  claimed_on timestamp(6) with time zone -- since when a node is taking it
);

create table four_eyes ( -- tenants who want a second person for what changes their scores
  tenant_id uuid primary key
);
