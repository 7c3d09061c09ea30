-- Requests a minute that a tenant may send under the plan enterprise, and the lower plan that follows its own.
alter table tenants add column granted integer;
alter table tenants add column next_plan varchar;
alter table tenants add column next_plan_from timestamp(6) with time zone;
