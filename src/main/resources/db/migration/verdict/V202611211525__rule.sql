-- The rule of the monitoring system that raised it, as it was called then; empty when none did.
alter table verdict.verdict add column rule text not null default '';
