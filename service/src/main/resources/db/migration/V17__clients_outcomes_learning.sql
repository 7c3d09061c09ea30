-- Accounts that scores are made for, what became of their leads, and what was learned from that. Of an account's address
-- only a keyed hash is kept; what an outcome says of a lead is sealed by the key of the lead.

create table clients (
  client_id  uuid primary key, -- the tenant's id for the client that stands for the tenant itself
  tenant_id  uuid not null references tenants (tenant_id),
  lookup     varchar unique,   -- keyed hash of the account's address
  name       varchar not null,
  given      varchar not null, -- its profile as it was told, as JSON
  seen       varchar not null, -- its profile as its own leads show it, as JSON
  outcomes   bigint not null,  -- grows with every change of its outcomes
  created_on timestamp(6) with time zone not null
);

create index clients_of_tenant on clients (tenant_id, created_on, client_id);

create table client_revisions ( -- tells nodes that the clients of a tenant were changed
  tenant_id uuid primary key,
  revision  bigint not null
);

create table outcomes (
  outcome_id   uuid primary key,
  tenant_id    uuid not null,
  client_id    uuid not null references clients (client_id),
  lead         uuid not null, -- our own id, as in lead_keys
  email_lookup varchar,       -- keyed hash of the address by which the lead was named
  decision_id  uuid,          -- the decision that told its factors
  outcome      varchar not null,
  happened_on  timestamp(6) with time zone not null,
  recorded_on  timestamp(6) with time zone not null,
  payload      bytea not null, -- what the rules read of the lead, sealed
  unique (client_id, lead, outcome, happened_on)
);

create index outcomes_of_client on outcomes (client_id, happened_on);
create index outcomes_of_lead on outcomes (lead);
create index outcomes_of_decision on outcomes (decision_id);
create index outcomes_by_email on outcomes (tenant_id, email_lookup);

create table patterns ( -- what one client's outcomes say; nothing of a lead
  client_id uuid primary key references clients (client_id),
  tenant_id uuid not null,
  outcomes  bigint not null, -- up to which change of its outcomes it was learned
  pattern   varchar not null -- JSON
);

create table proposals ( -- weights that were found for a client
  proposal_id uuid primary key,
  tenant_id   uuid not null,
  client_id   uuid not null references clients (client_id),
  number      int not null,     -- from 1, by client
  version     int not null,     -- of the tenant's weights
  method      varchar not null,
  weights     varchar not null, -- JSON
  provenance  varchar not null, -- JSON
  state       varchar not null, -- proposed, live, replaced, rejected
  created_on  timestamp(6) with time zone not null,
  settled_on  timestamp(6) with time zone,
  key_id      uuid,
  who         varchar,
  unique (client_id, number)
);

create index proposals_of_tenant on proposals (tenant_id, state, created_on, proposal_id);
