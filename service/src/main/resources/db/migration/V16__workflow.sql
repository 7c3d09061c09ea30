-- What becomes of leads: which band they are in, who looks after them, and what was done with them. Owners are named by the
-- tenant's own ids of them.

alter table leads add column crossing bigint not null default 0;        -- how often it came to another band
alter table leads add column settled_band varchar;                      -- which it leaves by a margin below it only
alter table leads add column previous_band varchar;
alter table leads add column rose boolean not null default false;       -- whether it came there from below
alter table leads add column settled_on timestamp(6) with time zone;
alter table leads add column is_open boolean not null default true;     -- whether there is something to be won
alter table leads add column owner varchar;
alter table leads add column assigned_on timestamp(6) with time zone;
alter table leads add column queue_priority integer;
alter table leads add column queue varchar;
alter table leads add column nurture varchar;                           -- enrolled, ended
alter table leads add column nurture_on timestamp(6) with time zone;

update leads set settled_band = score_band, settled_on = score_updated_on where score_band is not null;

create index leads_by_owner on leads (tenant_id, owner, score_rank, lead_id);

create table lead_acts ( -- each at most once for each crossing of a lead
  tenant_id   uuid not null,
  lead_id     uuid not null references leads (lead_id),
  crossing    bigint not null,
  act         varchar not null,
  done_on     timestamp(6) with time zone not null, -- the clock of the decision
  decision_id uuid not null,
  primary key (lead_id, crossing, act)
);

create table owner_loads (
  tenant_id uuid not null references tenants (tenant_id),
  owner     varchar not null,
  open      integer not null, -- leads of theirs with which something can be done
  turn      bigint not null,  -- of the last lead they got, among all that were assigned
  primary key (tenant_id, owner)
);
