-- The lines of a job that wait, without passing by those that are done.
create index batch_lines_in_turn on batch_lines (job_id, state, line);
