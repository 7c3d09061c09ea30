-- What this service and a central Config API tell each other. Nothing of a lead stands here, and no address.

create table central_clients ( -- as whom the central knows a client, and when it was last asked for its weights
  client_id  uuid primary key references clients (client_id) on delete cascade,
  tenant_id  uuid not null,
  central_id varchar not null,
  asked_on   timestamp(6) with time zone not null
);

create table central_outcomes ( -- outcomes that the central has still to be told of
  outcome_id  uuid primary key references outcomes (outcome_id) on delete cascade,
  recorded_on timestamp(6) with time zone not null
);

create index central_outcomes_in_turn on central_outcomes (recorded_on, outcome_id);
