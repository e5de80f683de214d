-- What was promised for tickets that were merged into this one, and still is: their deeds go on with its own.
alter table sla.course add column joined jsonb not null default '[]';
