-- Who was told that the leads of a month are used up.
alter table scored_leads add column reached_on timestamp(6) with time zone;
