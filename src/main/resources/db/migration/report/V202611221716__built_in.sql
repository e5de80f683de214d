-- A report that comes with the program: built_in is what the program calls it, known are the digests of what it once brought, so that an older program beside it takes nothing back.
-- usual are the values its form begins with, a line for each.
alter table report.report
    add column built_in text,
    add column known    text[] not null default '{}',
    add column usual    text   not null default '';

create unique index report_built_in on report.report (built_in) where built_in is not null;
