-- Where tenants have companies looked up.

create table enrichment_sources (
  tenant_id       uuid primary key references tenants (tenant_id),
  source_id       uuid not null, -- new with each change
  own_key_version int not null,
  own_key         bytea not null,
  sealed          bytea not null -- the address, and what is shown to the source
);
