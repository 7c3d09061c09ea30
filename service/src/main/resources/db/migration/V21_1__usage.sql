-- How many leads were scored for tenants whose plan has a limit, by month in UTC.

create table scored_leads (
  tenant_id uuid not null references tenants (tenant_id),
  in_month  varchar not null, -- 2026-11
  leads     bigint not null,
  primary key (tenant_id, in_month)
);
