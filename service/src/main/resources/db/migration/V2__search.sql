-- Decisions are shown the newest first, by the clock of the decision.

drop index decisions_of_lead;
create index decisions_of_lead on decisions (tenant_id, lead, as_of desc, decision_id desc);
create index decisions_of_time on decisions (tenant_id, as_of desc, decision_id desc);
