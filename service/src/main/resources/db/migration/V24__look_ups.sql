-- Leads whose companies are still to be looked up at the source of their tenant.
create table look_ups (
  lead_id   uuid primary key references leads (lead_id),
  tenant_id uuid not null references tenants (tenant_id),
  revision  bigint not null,                     -- of the lead when it was owed: what is owed since stays
  tries     integer not null,                    -- how often the source gave nothing
  due_on    timestamp(6) with time zone not null -- not before
);

create index look_ups_in_turn on look_ups (tenant_id, due_on);
