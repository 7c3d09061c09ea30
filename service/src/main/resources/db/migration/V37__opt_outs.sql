-- Who is not to be judged, since that person said so.

create table opt_outs (
  opt_out_id uuid primary key,
  tenant_id  uuid not null references tenants (tenant_id),
  opted_by   varchar not null,       -- lead_id, email or phone
  lookups    varchar array not null, -- keyed hashes of it, any of which will do
  key_id     uuid,
  who        varchar not null,
  created_on timestamp(6) with time zone not null
);

create index opt_outs_of_tenant on opt_outs (tenant_id, opt_out_id);
