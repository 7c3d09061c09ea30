-- Leads that rules would have given to an owner, had anybody had room: they get one as soon as somebody has.
create table leads_without_owner (
  lead_id   uuid primary key references leads (lead_id),
  tenant_id uuid not null references tenants (tenant_id),
  priority  integer not null,                    -- their place in the queue
  next_on   timestamp(6) with time zone not null -- not looked at before
);

create index leads_without_owner_in_turn on leads_without_owner (tenant_id, priority, lead_id);
