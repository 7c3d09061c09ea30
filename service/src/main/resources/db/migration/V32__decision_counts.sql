-- What was decided, counted by the hour of the decision's own clock: nothing in it tells of a lead.

create table decision_counts (
  tenant_id  uuid not null,
  in_hour    timestamp(0) with time zone not null, -- in which it began
  pack       varchar not null,
  band       varchar not null,  -- with the action empty where nothing was known to judge by
  action     varchar not null,
  score_from smallint not null, -- of ten scores; -1 where nothing was known
  decisions  bigint not null,
  scores     bigint not null,   -- their sum
  primary key (tenant_id, in_hour, pack, band, action, score_from)
);

create table flag_counts (
  tenant_id uuid not null,
  in_hour   timestamp(0) with time zone not null,
  pack      varchar not null,
  flag      varchar not null,
  decisions bigint not null,
  primary key (tenant_id, in_hour, pack, flag)
);

create table counted_logs ( -- how much of each log is counted
  node_id uuid primary key,
  leaves  bigint not null
);
