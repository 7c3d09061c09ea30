-- An override is in place of what one pack computes, also of leads that are not kept but only decided on.

create table overrides_of_packs (
  override_id uuid primary key,
  tenant_id   uuid not null,
  lead_id     uuid not null, -- our own id, as in lead_keys
  pack        varchar default 'crm-score' not null,
  score       integer not null,
  reason      bytea, -- sealed; null once erased
  key_id      uuid,
  who         varchar not null,
  created_on  timestamp(6) with time zone not null,
  expires_on  timestamp(6) with time zone,
  ended       boolean default false not null -- taken back or replaced
);

insert into overrides_of_packs
select o.override_id, o.tenant_id, o.lead_id, 'crm-score', o.score, o.reason, o.key_id, o.who, o.created_on, o.expires_on,
  not exists (select 1 from leads l where l.override_id = o.override_id)
from lead_overrides o;

drop table lead_overrides;
alter table overrides_of_packs rename to lead_overrides;
create index lead_overrides_of_lead on lead_overrides (lead_id, pack);

-- Packs in place of whose scores a tenant ever put any, separated by spaces: for others nobody looks.
alter table tenants add column overridden varchar default '' not null;
update tenants set overridden = 'crm-score' where tenant_id in (select tenant_id from lead_overrides);
