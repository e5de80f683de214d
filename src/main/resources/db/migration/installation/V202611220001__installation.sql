create schema installation;

-- Where things run. Higher rank: nearer to customers. Protected: what is done there wants the rails that production wants.
create table installation.environment (
    name      text    primary key check (name ~ '^[a-z][a-z0-9-]{0,39}$'),
    rank      integer not null check (rank between 0 and 1000),
    protected boolean not null
);

insert into installation.environment (name, rank, protected)
values ('development', 100, false), ('test', 200, false), ('staging', 300, false), ('production', 400, true);

-- What runs for whom, where. Without an organisation it runs for ourselves.
create table installation.installation (
    id              bigint      generated always as identity primary key,
    organisation_id bigint      references people.organisation,
    service_id      bigint      not null references catalog.service,
    environment     text        not null references installation.environment,
    name            text        not null check (length(name) between 1 and 400),
    retired         boolean     not null default false,
    made_at         timestamptz not null
);

create unique index installation_name on installation.installation (lower(name));
create index installation_service on installation.installation (service_id);
create index installation_organisation on installation.installation (organisation_id);

-- A way to it. The password is sealed with the secret key.
create table installation.endpoint (
    installation_id bigint not null references installation.installation,
    name            text   not null check (name ~ '^[a-z][a-z0-9-]{0,39}$'),
    kind            text   not null check (kind in ('http', 'sql', 'runner')),
    address         text   not null check (address <> ''),
    login           text   not null,
    password        bytea,
    primary key (installation_id, name)
);
