-- Whom nobody may erase for the time being, and erasures that were asked for meanwhile.

create table holds (
  hold_id         uuid primary key,
  tenant_id       uuid not null references tenants (tenant_id),
  held_by         varchar not null,       -- lead_id, email or phone
  lookups         varchar array not null, -- keyed hashes of it, any of which will do
  own_key_version int not null,
  own_key         bytea not null,
  reason          bytea not null,         -- sealed by its own key
  key_id          uuid,
  who             varchar not null,
  created_on      timestamp(6) with time zone not null
);

create index holds_of_tenant on holds (tenant_id, hold_id);

create table owed_erasures (
  owed_id    uuid primary key,
  tenant_id  uuid not null references tenants (tenant_id),
  asked_by   varchar not null,       -- lead_id, email, phone or decision_id
  lookups    varchar array not null, -- keyed hashes; of a decision its id
  asked      varchar not null,       -- tells only whether two were asked for by the same value
  key_id     uuid,
  who        varchar not null,
  created_on timestamp(6) with time zone not null,
  unique (tenant_id, asked)
);
