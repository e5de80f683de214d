-- Counts the times it called in for something to do: only the newest call is one that somebody waits at.
alter table runner.runner add column call bigint not null default 0;
