-- Answers in which people may stand are kept until somebody of their tenant is erased.
alter table idempotency_keys add column of_people boolean default false not null;
alter table idempotency_keys add column erased boolean default false not null;

update idempotency_keys set of_people = true where answer is not null;
