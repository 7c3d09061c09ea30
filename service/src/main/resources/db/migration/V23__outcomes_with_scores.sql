-- What leads had been judged at when their outcome was told, and who told it.

alter table outcomes add column score smallint; -- null, with the band, where nothing was known to judge by
alter table outcomes add column band varchar;
alter table outcomes add column key_id uuid;
alter table outcomes add column who varchar; -- null where an earlier release recorded it

update outcomes o set
  score = (select d.score from decisions d where d.tenant_id = o.tenant_id and d.decision_id = o.decision_id
    and not (cardinality(d.flags) = 0 and d.record like '%"factors":[],%')),
  band = (select d.band from decisions d where d.tenant_id = o.tenant_id and d.decision_id = o.decision_id
    and not (cardinality(d.flags) = 0 and d.record like '%"factors":[],%'))
where decision_id is not null;

create index outcomes_of_tenant on outcomes (tenant_id, happened_on desc, outcome_id desc);
