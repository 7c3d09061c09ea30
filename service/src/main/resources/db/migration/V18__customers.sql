-- Companies that bought, by their traits; never people. A customer that was removed leaves its number behind, so that
-- every node hears of it, and nothing else.
create table customers (
  customer_id uuid primary key,
  tenant_id uuid not null references tenants (tenant_id),
  external_id varchar(200),
  name varchar(200) not null,
  domain varchar(253) not null,
  traits varchar not null,
  origin varchar(20) not null,
  revision bigint not null,
  updated_on timestamp(6) with time zone not null
);
create unique index customers_external on customers (tenant_id, external_id);
create index customers_revision on customers (tenant_id, revision);

-- Counts the changes of a tenant's customers; nodes look at it to know whether they are behind.
create table customer_sets (
  tenant_id uuid primary key references tenants (tenant_id),
  revision bigint not null
);
