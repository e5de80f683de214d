create schema customer;

-- What we know about a customer or contact and do not tell them. What was changed or removed stands in the timeline.
create table customer.note (
    id              bigint generated always as identity primary key,
    organisation_id bigint      references people.organisation,
    person_id       bigint      references people.person,
    text            text        not null check (text <> ''),
    by_name         text        not null,
    at              timestamptz not null,
    changed_by      text        not null default '',
    changed_at      timestamptz,
    removed_at      timestamptz,
    version         int         not null default 1,
    check (num_nonnulls(organisation_id, person_id) = 1),
    check ((changed_at is null) = (changed_by = ''))
);

create index note_organisation on customer.note (organisation_id, id) where organisation_id is not null;
create index note_person on customer.note (person_id, id) where person_id is not null;

-- Which service a customer uses, where and in which version, in their own words.
create table customer.service_use (
    id              bigint generated always as identity primary key,
    organisation_id bigint      not null references people.organisation,
    service_id      bigint      not null references catalog.service on delete cascade,
    environment     text        not null,
    version         text        not null,
    by_name         text        not null,
    at              timestamptz not null
);

create unique index service_use_once on customer.service_use (organisation_id, service_id, lower(environment));
create index service_use_service on customer.service_use (service_id);

-- Telephone numbers in E.164. One number may be several people's: a front desk.
create table customer.telephone (
    id              bigint generated always as identity primary key,
    organisation_id bigint      references people.organisation,
    person_id       bigint      references people.person,
    number          text        not null check (number ~ '^\+[1-9][0-9]{4,17}$'),
    at              timestamptz not null,
    check (num_nonnulls(organisation_id, person_id) = 1),
    unique nulls not distinct (number, organisation_id, person_id)
);

create index telephone_organisation on customer.telephone (organisation_id) where organisation_id is not null;
create index telephone_person on customer.telephone (person_id) where person_id is not null;

-- Telephone numbers of contacts.
create view customer.v_contact_telephone as
select person_id, number from customer.telephone where person_id is not null;

-- The language a contact writes to us in, as in BCP 47.
create table customer.language (
    person_id bigint primary key references people.person,
    language  text   not null check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$')
);
