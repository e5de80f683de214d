create schema desk;

-- One sequence for all kinds: a number is never used twice, whatever its prefix.
create sequence desk.number start 1001;

create table desk.ticket (
    id                bigint      primary key default nextval('desk.number'),
    kind              text        not null check (kind in ('incident', 'request')),
    title             text        not null check (title <> ''),
    description       text        not null,
    state             text        not null check (state in ('new', 'open', 'on-hold', 'workaround', 'resolved', 'closed')),
    state_reason      text        not null default '',
    state_at          timestamptz not null,
    hold_until        timestamptz,
    impact            int         not null check (impact between 1 and 3),
    urgency           int         not null check (urgency between 1 and 3),
    priority          int         not null check (priority between 1 and 5),
    service_id        bigint      not null references catalog.service,
    organisation_id   bigint      references people.organisation,
    requester_id      bigint      references people.person,
    assignee_id       bigint      references people.person,
    team_id           bigint      references people.team,
    tags              text[]      not null default '{}',
    source            text        not null,
    opened_at         timestamptz not null,
    acknowledged_at   timestamptz,
    ack_by            bigint,
    ack_name          text,
    ack_at            timestamptz,
    ack_until         timestamptz,
    resolved_at       timestamptz,
    updated_at        timestamptz not null,
    version           int         not null default 1,
    audience          text[]      not null,
    check (state = 'on-hold' or hold_until is null),
    check ((state in ('resolved', 'closed')) = (resolved_at is not null)),
    check ((ack_at is null) = (ack_name is null))
);

create index ticket_open on desk.ticket (priority, opened_at, id) where resolved_at is null;
create index ticket_newest on desk.ticket (id desc);
create index ticket_assignee on desk.ticket (assignee_id, priority, opened_at) where resolved_at is null;
create index ticket_service on desk.ticket (service_id, id);
create index ticket_organisation on desk.ticket (organisation_id, id) where organisation_id is not null;
create index ticket_hold on desk.ticket (hold_until) where hold_until is not null;
create index ticket_words on desk.ticket using gin (to_tsvector('simple', title));

create table desk.link (
    from_ticket  bigint      not null references desk.ticket,
    to_ticket    bigint      not null references desk.ticket,
    kind         text        not null check (kind in ('relates', 'follows', 'duplicates', 'causes')),
    at           timestamptz not null,
    primary key (from_ticket, to_ticket, kind),
    check (from_ticket <> to_ticket)
);

create index link_back on desk.link (to_ticket);
