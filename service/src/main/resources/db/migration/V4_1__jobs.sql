-- Work that goes on after its request was answered. Nothing of a person is in a job; the leads of a batch wait sealed by
-- the keys their decisions will have, so that erasing a person reaches them here.

create table jobs (
  job_id       uuid primary key, -- UUIDv7: in the order of time
  tenant_id    uuid not null,
  kind         varchar not null,
  state        varchar not null,
  terms        varchar not null, -- canonical JSON: what was asked for
  request_hash varchar,          -- keyed hash of what was sent; null while it is received
  created_on   timestamp(6) with time zone not null,
  started_on   timestamp(6) with time zone,
  finished_on  timestamp(6) with time zone,
  expires_on   timestamp(6) with time zone not null,
  served_on    timestamp(6) with time zone not null, -- whoever was served longest ago is next
  leased_until timestamp(6) with time zone,          -- no other node may work on it until then
  items        bigint not null,
  done         bigint not null,
  failed       bigint not null,
  result_hash  varchar
);

create index jobs_of_tenant on jobs (tenant_id, job_id);
create index jobs_in_turn on jobs (state, served_on);

create table batch_lines (
  job_id      uuid not null references jobs (job_id) on delete cascade,
  line        bigint not null,
  tenant_id   uuid not null,
  decision_id uuid not null, -- of the decision to come
  state       varchar not null,
  lead        uuid,
  email_lookup    varchar,
  phone_lookup    varchar,
  own_key_version int,
  own_key         bytea,
  payload         bytea, -- the lead while it waits, or why it failed; null once decided or erased
  primary key (job_id, line)
);

create index batch_lines_of_decision on batch_lines (decision_id);
create index batch_lines_of_lead on batch_lines (lead);
create index batch_lines_of_email on batch_lines (email_lookup);
create index batch_lines_of_phone on batch_lines (phone_lookup);
