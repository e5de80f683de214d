create schema catalog;

create table catalog.service (
    id                 bigint generated always as identity primary key,
    slug               text        not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
    name               text        not null check (length(name) between 1 and 120),
    description        text        not null,
    tier               smallint    not null check (tier between 1 and 4),
    team               bigint references people.team,
    -- Of the paging module, which stands above: no foreign key can point there.
    escalation_policy  bigint,
    catch_all          boolean     not null default false,
    version            bigint      not null default 1
);

create unique index service_name on catalog.service (lower(name));
create unique index service_catch_all on catalog.service (catch_all) where catch_all;

create table catalog.service_need (
    service  bigint not null references catalog.service on delete cascade,
    needs    bigint not null references catalog.service on delete cascade,
    primary key (service, needs),
    check (service <> needs)
);

create index service_need_reverse on catalog.service_need (needs);

insert into catalog.service (slug, name, description, tier, catch_all)
values ('everything-else', 'Everything else', 'Takes every signal that names no service, so that nothing is without a home.', 2, true);
