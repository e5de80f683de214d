create schema report;

-- A saved report. What it asks is in its versions, which are never changed.
create table report.report (
    id          bigint      generated always as identity primary key,
    name        text        not null check (name <> ''),
    description text        not null,
    source_id   bigint      not null references datasource.source,
    owner_name  text        not null,
    team_id     bigint      references people.team,
    version     integer     not null check (version > 0),
    made_at     timestamptz not null
);

create unique index report_name on report.report (lower(name));

-- Parameters stand as they are typed: a line for each, its name and its kind.
create table report.version (
    report_id  bigint      not null references report.report,
    version    integer     not null,
    sql        text        not null check (sql <> ''),
    parameters text        not null,
    by_name    text        not null,
    made_at    timestamptz not null,
    primary key (report_id, version)
);

-- Who ran what, with which values, and how it ended. as_of is the server's own time at the start of its transaction.
create table report.run (
    id          bigint      generated always as identity primary key,
    report_id   bigint      not null,
    version     integer     not null,
    source_id   bigint      not null references datasource.source,
    by_kind     text        not null,
    by_id       bigint      not null,
    by_name     text        not null,
    format      text        not null check (format in ('screen', 'csv', 'xlsx', 'json')),
    arguments   text        not null,
    state       text        not null check (state in ('running', 'done', 'refused', 'failed', 'cancelled')),
    started_at  timestamptz not null,
    as_of       timestamptz,
    rows        bigint      not null default 0,
    truncated   boolean     not null default false,
    millis      bigint      not null default 0,
    sha256      text        not null default '',
    reason      text        not null default '',
    cancelled_by text       not null default '',
    foreign key (report_id, version) references report.version
);

create index run_running on report.run (source_id, started_at) where state = 'running';
create index run_report on report.run (report_id, id desc);
