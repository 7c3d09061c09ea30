-- Where tenants want to be told of events, and what became of each telling.

create table webhooks (
  webhook_id uuid primary key, -- UUIDv7: in the order of time
  tenant_id  uuid not null,
  name       varchar not null,
  url        varchar not null,
  types      varchar not null, -- of events that are wanted, separated by spaces; empty for all
  paused     boolean not null,
  created_on timestamp(6) with time zone not null
);

create index webhooks_of_tenant on webhooks (tenant_id, webhook_id);

create table webhook_secrets ( -- sign what is sent; each sealed by a key of its own
  secret_id       uuid primary key,
  webhook_id      uuid not null references webhooks (webhook_id) on delete cascade,
  tenant_id       uuid not null,
  own_key_version int not null,
  own_key         bytea not null,
  sealed          bytea not null,
  expires_on      timestamp(6) with time zone -- null for the one that is there to stay
);

create index webhook_secrets_of_webhook on webhook_secrets (webhook_id, secret_id);

create table webhook_deliveries ( -- an event on its way to a webhook; made with the event's number
  webhook_id uuid not null references webhooks (webhook_id) on delete cascade,
  event_id   uuid not null references events (event_id) on delete cascade,
  state      varchar not null, -- waiting, delivered, dead
  attempts   int not null,
  tries      int not null, -- attempts since it was last asked for
  made_on    timestamp(6) with time zone not null,
  due_on     timestamp(6) with time zone, -- of the next attempt; null where there will be none
  primary key (webhook_id, event_id)
);

create index webhook_deliveries_due on webhook_deliveries (webhook_id, state, due_on);
create index webhook_deliveries_by_age on webhook_deliveries (made_on);
create index webhook_deliveries_of_event on webhook_deliveries (event_id);

create table webhook_attempts (
  webhook_id uuid not null,
  event_id   uuid not null,
  number     int not null, -- from 1
  made_on    timestamp(6) with time zone not null,
  millis     bigint not null,
  status     int,     -- null where no answer came
  failure    varchar, -- null where it was delivered
  primary key (webhook_id, event_id, number),
  foreign key (webhook_id, event_id) references webhook_deliveries (webhook_id, event_id) on delete cascade
);

-- Those without a number stand together in it, however many have one.
drop index events_unsent;
create index events_unsent on events (number, event_id);
