-- Nodes, what one of them does for all, and events.

create table cluster_nodes ( -- what each says of itself, every second while it is there
  node_id uuid primary key,
  report  varchar not null, -- JSON
  seen_on timestamp(6) with time zone not null
);

create table leases ( -- who does what only one node may do
  task   varchar primary key,
  holder uuid not null,
  number bigint not null, -- grows with every new holder
  until  timestamp(6) with time zone not null
);

create table events ( -- written with what they tell of; numbered by the one sender, in the order in which they are sent
  event_id  uuid primary key,
  number    bigint unique, -- null until it is sent
  tenant_id uuid, -- null for what concerns all
  type      varchar not null,
  subject   varchar not null,
  data      varchar not null, -- canonical JSON
  made_on   timestamp(6) with time zone not null
);

create index events_unsent on events (event_id, number);
