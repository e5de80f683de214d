-- What a report is found by, in small letters; and what an ad-hoc query asked, by its digest: such a one is no saved report, and is its writer's alone.
alter table report.report
    add column tags       text[]  not null default '{}',
    add column asked      text,
    add column asker_kind text,
    add column asker_id   bigint,
    add check ((asked is null) = (asker_kind is null) and (asked is null) = (asker_id is null));

create unique index report_asked on report.report (asker_kind, asker_id, source_id, asked) where asked is not null;

-- A parameter's list is asked for by a run of its own.
alter table report.run drop constraint run_format_check;
alter table report.run add constraint run_format_check check (format in ('screen', 'csv', 'xlsx', 'json', 'options'));

-- Only saved reports have a name of their own.
drop index report.report_name;
create unique index report_name on report.report (lower(name)) where asked is null;
