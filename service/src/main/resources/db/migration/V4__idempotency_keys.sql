-- What a caller asked under which key. A decision made under a key is found by its id in the log, where its person can be
-- erased; other answers rest here, sealed by a key of their own.

create table idempotency_keys (
  key_hash     varchar primary key, -- keyed hash of the tenant and its key
  request_hash varchar not null,    -- keyed hash of what was asked
  id           uuid not null,       -- of what came of it
  tenant_id    uuid not null,
  expires_on   timestamp(6) with time zone not null,
  answer_key_version int,
  answer_key         bytea,
  answer             bytea
);

create index idempotency_keys_by_expiry on idempotency_keys (expires_on);
