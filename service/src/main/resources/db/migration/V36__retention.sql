-- For how many days what is kept of people can be read, and how far it was seen to that it is so no longer.

create table retentions ( -- the highest version of a tenant is in force
  tenant_id  uuid not null references tenants (tenant_id),
  version    int not null, -- from 1
  days       int,          -- null for good
  reason     varchar not null,
  key_id     uuid,
  who        varchar not null,
  created_on timestamp(6) with time zone not null,
  primary key (tenant_id, version)
);

create table retention_walks ( -- a tenant's last walk over what is kept; it may be under way
  tenant_id    uuid primary key references tenants (tenant_id),
  version      int not null, -- of the retention it goes by
  began_on     timestamp(6) with time zone not null,
  ended_on     timestamp(6) with time zone,
  leads_to     uuid not null, -- which lead it looked at last
  decisions_to uuid not null, -- up to which decisions about no named lead were seen to, by it or one before
  leads        bigint not null, -- how many it erased
  decisions    bigint not null
);

create index lead_keys_of_tenant on lead_keys (tenant_id, lead);

-- When somebody told something of a lead last.
alter table leads add column heard_on timestamp(6) with time zone;
update leads set heard_on = coalesce(score_updated_on, created_on);
