create schema reach;

-- How people want to be reached, for what presses and for what does not. A rule goes with its method.
create table reach.rule (
    person_id     bigint  not null references people.person,
    urgent        boolean not null,
    place         int     not null,
    method_id     bigint  not null references people.contact_method on delete cascade,
    after_minutes int     not null check (after_minutes between 0 and 120),
    primary key (person_id, urgent, place)
);

create index rule_method on reach.rule (method_id);

create table reach.quiet (
    person_id bigint primary key references people.person,
    starts    time   not null,
    ends      time   not null
);
