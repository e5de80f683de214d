-- The least role that may run a report, and whether a run showed personal columns.
alter table report.report
    add column role text not null default 'responder' check (role in ('responder', 'agent', 'lead', 'administrator'));
alter table report.run add column unmasked boolean not null default false;

-- What a run gave, as far as it is small: for comparing it with another. Headings and rows as JSON, packed.
create table report.result (
    run_id  bigint      primary key references report.run,
    packed  bytea       not null,
    made_at timestamptz not null
);

create index result_made on report.result (made_at);
