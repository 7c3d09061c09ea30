-- Among leads of one place in the queue, who waited longest gets the owner who has room.
alter table leads_without_owner add column waits_since timestamp(6) with time zone;

update leads_without_owner w set waits_since =
  (select coalesce(l.score_updated_on, l.created_on) from leads l where l.lead_id = w.lead_id);

alter table leads_without_owner alter column waits_since set not null;

drop index leads_without_owner_in_turn;

create index leads_without_owner_in_turn on leads_without_owner (tenant_id, priority desc, waits_since, lead_id);
