create schema people;

-- A customer: the people in it see what carries its audience token.
create table people.organisation (
    id         bigint generated always as identity primary key,
    name       text        not null check (name <> ''),
    created_at timestamptz not null
);

create unique index organisation_name on people.organisation (lower(name));

create table people.person (
    id              bigint generated always as identity primary key,
    name            text        not null check (name <> ''),
    email           text        not null check (email <> ''),
    role            text        not null check (role in ('requester', 'responder', 'agent', 'lead', 'administrator')),
    zone            text        not null,
    organisation_id bigint      references people.organisation,
    active          boolean     not null default true,
    created_at      timestamptz not null,
    check (organisation_id is null or role = 'requester')
);

create unique index person_email on people.person (lower(email));
create index person_organisation on people.person (organisation_id);

create table people.team (
    id         bigint generated always as identity primary key,
    name       text        not null check (name <> ''),
    created_at timestamptz not null
);

create unique index team_name on people.team (lower(name));

create table people.membership (
    team_id   bigint not null references people.team,
    person_id bigint not null references people.person,
    primary key (team_id, person_id)
);

create index membership_person on people.membership (person_id);

-- code_*: a verification under way. Only what the person proved, or an administrator vouched for, is verified.
create table people.contact_method (
    id          bigint generated always as identity primary key,
    person_id   bigint      not null references people.person,
    kind        text        not null,
    address     text        not null check (address <> ''),
    rank        integer     not null,
    verified_at timestamptz,
    code_sign   text,
    code_until  timestamptz,
    code_tries  integer     not null default 0,
    failure     text        not null default '',
    created_at  timestamptz not null,
    unique (person_id, kind, address),
    check ((code_sign is null) = (code_until is null))
);

create index contact_method_person on people.contact_method (person_id, rank, id);
