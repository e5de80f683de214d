create schema sla;

-- Rises with each change of a calendar or an agreement: clocks that were reckoned by an older one are reckoned again.
create table sla.edition (
    one     boolean primary key default true check (one),
    number  bigint  not null
);
insert into sla.edition (number) values (1);

create table sla.calendar (
    id          bigint generated always as identity primary key,
    name        text   not null unique check (name <> ''),
    definition  jsonb  not null,
    version     int    not null default 1
);

-- Every version there ever was, so that a due time of last year can still be explained.
create table sla.calendar_version (
    calendar_id  bigint      not null references sla.calendar,
    version      int         not null,
    definition   jsonb       not null,
    made_at      timestamptz not null,
    primary key (calendar_id, version)
);

create table sla.agreement (
    id               bigint generated always as identity primary key,
    name             text   not null unique check (name <> ''),
    organisation_id  bigint references people.organisation,
    service_id       bigint references catalog.service,
    definition       jsonb  not null,
    version          int    not null default 1,
    unique nulls not distinct (organisation_id, service_id)
);

-- What happened to each ticket that moves its clocks; the columns from due_at on can be rebuilt from it.
create table sla.course (
    ticket_id        bigint      primary key,
    priority         int         not null,
    service_id       bigint      not null,
    organisation_id  bigint,
    deeds            jsonb       not null,
    due_at           timestamptz,
    due_promise      text,
    wake_at          timestamptz,
    told             jsonb       not null default '{}',
    owed             boolean     not null,
    calendar_id      bigint,
    calendar_version int,
    edition          bigint      not null
);

create index course_due on sla.course (due_at) where due_at is not null;
create index course_wake on sla.course (wake_at) where wake_at is not null;
create index course_edition on sla.course (edition, ticket_id) where owed;

-- When the next promise of a ticket falls due; recomputing: an agreement or calendar has changed since.
create view sla.v_due as
select course.ticket_id, course.due_at, course.due_promise, course.edition < edition.number as recomputing
  from sla.course
  join sla.edition on edition.one
 where course.owed;

insert into sla.calendar (name, definition)
values ('Around the clock',
        '{"zone":"UTC","week":["00:00-24:00","00:00-24:00","00:00-24:00","00:00-24:00","00:00-24:00","00:00-24:00","00:00-24:00"],"special":[]}'),
       ('Office hours',
        '{"zone":"UTC","week":["09:00-17:00","09:00-17:00","09:00-17:00","09:00-17:00","09:00-17:00","",""],"special":[]}');

insert into sla.calendar_version (calendar_id, version, definition, made_at)
select id, version, definition, timestamptz '2026-11-20 00:00:00Z'
  from sla.calendar;

insert into sla.agreement (name, definition)
select 'Everybody',
       jsonb_build_object(
           'targets', jsonb_build_array(
               jsonb_build_object('priority', 1, 'calendar', always.id, 'firstResponse', 15, 'nextUpdate', 60, 'resolution', 240),
               jsonb_build_object('priority', 2, 'calendar', always.id, 'firstResponse', 30, 'nextUpdate', 240, 'resolution', 480),
               jsonb_build_object('priority', 3, 'calendar', office.id, 'firstResponse', 240, 'nextUpdate', 960, 'resolution', 1440),
               jsonb_build_object('priority', 4, 'calendar', office.id, 'firstResponse', 480, 'resolution', 2400),
               jsonb_build_object('priority', 5, 'calendar', office.id, 'firstResponse', 960)),
           'pausedBy', jsonb_build_array('customer', 'change'),
           'updatesWhenAsked', false,
           'takenIsReply', true,
           'workaroundResolves', true,
           'warnAt', jsonb_build_array(75, 90),
           'nudgeHours', 16)
  from sla.calendar always, sla.calendar office
 where always.name = 'Around the clock'
   and office.name = 'Office hours';
