-- What a report of fairness says of groups, sealed; who belongs to which is never here.
create table fairness_reports (
  job_id          uuid primary key references jobs (job_id) on delete cascade,
  own_key_version int not null,
  own_key         bytea not null,
  report          bytea not null,
  report_hash     varchar not null -- of the report itself
);

-- Pages of leads by where they stand in the pipeline, and of those in a band as well.
create index leads_by_status on leads (tenant_id, status, score_rank, lead_id);
create index leads_by_band_and_status on leads (tenant_id, score_band, status, score_rank, lead_id);
