-- Snapshots of the lists the intake reads with. Rows are added and never changed; which one is in
-- force an activation of kind 'reference' says.

create table reference_data (
  hash       varchar primary key, -- of the manifest, which states the SHA-256 of every file
  files      varchar not null,    -- canonical JSON: name to text
  author_key uuid,
  author     varchar not null,
  note       varchar not null,
  added_on   timestamp(6) with time zone not null
);
