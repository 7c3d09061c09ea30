-- Keyed hashes of the second and further addresses and numbers of a lead, for it must be found by them too.

create table further_lookups (
  lookup      varchar not null,
  decision_id uuid not null, -- of the decision, or of the one that comes of a lead that waits
  key_id      uuid not null, -- what erases it: our own id of the lead, or the decision where none is named
  tenant_id   uuid not null,
  primary key (lookup, decision_id)
);

create index further_lookups_of_key on further_lookups (key_id);
create index further_lookups_of_decision on further_lookups (decision_id);
