create schema deployment;

-- One deployment as its pipeline told of it last. source is whose word it is (integration:7, token:3), number what the pipeline calls it.
create table deployment.deployment (
    id          bigint      generated always as identity primary key,
    source      text        not null,
    source_name text        not null,
    number      text        not null check (number <> ''),
    service_id  bigint      not null references catalog.service,
    environment text        not null check (environment <> ''),
    version     text        not null,
    commit      text        not null,
    who         text        not null,
    summary     text        not null,
    url         text        not null,
    customer_id bigint      references people.organisation,
    result      text        not null check (result in ('started', 'succeeded', 'failed', 'cancelled')),
    at          timestamptz not null,
    begun_at    timestamptz not null,
    unique (source, number)
);

create index deployment_at on deployment.deployment (at desc, id desc);
create index deployment_service on deployment.deployment (service_id, at desc);
create index deployment_board on deployment.deployment (service_id, lower(environment), customer_id, at desc, id desc) where result = 'succeeded';

-- Each request and what became of it.
create table deployment.arrival (
    id            bigint      generated always as identity primary key,
    at            timestamptz not null,
    source_name   text        not null,
    shape         text        not null check (shape in ('own', 'github', 'gitlab', 'pagerduty')),
    delivery      text        not null,
    outcome       text        not null check (outcome in ('recorded', 'repeated', 'ignored', 'refused')),
    reason        text        not null,
    deployment_id bigint      references deployment.deployment,
    body          text        not null
);

-- What was deployed at a service, for those who look for a cause.
create view deployment.v_happened as
    select service_id, id as deployment_id, environment, version, who, result, at
      from deployment.deployment;
