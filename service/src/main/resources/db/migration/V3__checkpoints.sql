-- What a head lists of its leaves: id and hash of each, for proofs and to name what is gone. Empty
-- for heads older than this column.
alter table tree_heads add column leaves bytea default '' not null;

create table checkpoints ( -- signed heads; also in a file beside the database
  node_id uuid not null,
  size    bigint not null,
  note    varchar not null, -- C2SP tlog-checkpoint
  primary key (node_id, size)
);
