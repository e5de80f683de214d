create schema worklog;

-- Somebody worked on a ticket. minutes is null while the stopwatch runs; each person has one.
create table worklog.work (
    id        bigint      generated always as identity primary key,
    ticket_id bigint      not null references desk.ticket,
    person_id bigint      not null references people.person,
    began_at  timestamptz not null,
    minutes   int         check (minutes between 1 and 100000),
    note      text        not null default '',
    billable  boolean     not null default false
);

create unique index work_running on worklog.work (person_id) where minutes is null;
create index work_of_ticket on worklog.work (ticket_id);
