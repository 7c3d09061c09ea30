-- Addresses from which a tenant may be spoken for, separated by spaces; none is everywhere.
alter table tenants add column allowed varchar default '' not null;
