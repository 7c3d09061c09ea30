-- Jobs that run recorded decisions again: how far they are, and what they found. Nothing of a person is here.

create table bulk_walks (
  job_id        uuid primary key references jobs (job_id) on delete cascade,
  heads         varchar not null, -- JSON: how long the log of each node was when the job was asked for
  candidate     varchar,          -- JSON: the files of a pack that is not published
  counted       boolean not null,
  last_as_of    timestamp(3) with time zone, -- the last decision worked off; null for none
  last_id       uuid,
  blocks        int not null,
  verdicts      varchar not null, -- JSON: how many decisions came out how
  worked_millis bigint not null,
  csv_hash      varchar,          -- of the lines as CSV; null before the end
  report        bytea             -- JSON: what all lines say together
);

create table bulk_blocks ( -- lines that were made at once
  job_id uuid not null references bulk_walks (job_id) on delete cascade,
  block  int not null,    -- from 0
  lines  bytea not null,  -- NDJSON, deflated
  primary key (job_id, block)
);
