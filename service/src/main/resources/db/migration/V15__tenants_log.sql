-- What is kept of a tenant's decisions where a call does not say: lossless, bounded or none.
alter table tenants add column log varchar default 'lossless' not null;
alter table tenants add column changes int default 0 not null; -- tells other nodes of one
