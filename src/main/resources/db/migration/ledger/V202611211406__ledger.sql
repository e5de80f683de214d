create schema ledger;

-- By what somebody's load is reckoned; who has no row works full time from nine and has no public holidays. Wall times, in the person's zone.
create table ledger.terms (
    person_id  bigint   primary key references people.person,
    holidays   text     not null,
    starts     time     not null,
    percent    smallint not null check (percent between 1 and 100)
);

-- Each time a step of a page about a ticket came to nobody; the team is the service's at that time.
create table ledger.nobody (
    id       bigint      generated always as identity primary key,
    page_id  bigint      not null references paging.page on delete cascade,
    team     bigint      references people.team,
    service  text        not null,
    why      text        not null,
    at       timestamptz not null
);

create index nobody_team on ledger.nobody (team, at);
