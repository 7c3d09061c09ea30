-- From which leads it is known that a company bought, for as long as nobody takes that back.

create table wins (
  customer_id uuid not null references customers (customer_id),
  tenant_id   uuid not null,
  lead        uuid not null, -- our own id, as in lead_keys
  told_by     uuid not null, -- the client whose outcome says so; the lead itself where its own status does
  primary key (customer_id, lead, told_by)
);

create index wins_of_lead on wins (tenant_id, lead);
