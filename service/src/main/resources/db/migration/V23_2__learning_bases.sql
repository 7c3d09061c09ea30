-- By what the clients of a tenant were looked at last, beside their outcomes: the pack that judges, and the tenant's settings.

create table learning_bases (
  tenant_id uuid primary key,
  basis     varchar not null
);
