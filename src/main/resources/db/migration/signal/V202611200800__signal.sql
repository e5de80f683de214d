create schema signal;

create table signal.integration (
    id              bigint generated always as identity primary key,
    kind            text        not null,
    name            text        not null unique check (name <> ''),
    service_id      bigint      not null references catalog.service,
    key_hash        bytea       not null unique,
    key_sealed      bytea       not null,
    on_clear        text        not null default 'resolve' check (on_clear in ('resolve', 'note')),
    reopen_minutes  int         not null default 60 check (reopen_minutes between 0 and 10080),
    grouping        text[]      not null default '{alertname}',
    last_signal_at  timestamptz,
    created_at      timestamptz not null,
    version         int         not null default 1
);

-- The one incident that alerts of a service and grouping belong to, or last belonged to.
create table signal.incident_group (
    service_id  bigint      not null references catalog.service,
    group_key   text        not null,
    ticket_id   bigint      references desk.ticket,
    worst       int         not null default 9,
    noted_at    timestamptz,
    primary key (service_id, group_key)
);

create index incident_group_ticket on signal.incident_group (ticket_id);

create sequence signal.alert_number;

-- One open alert per integration and deduplication key: this key is what two nodes decide by. Rows move to
-- signal.ended_alert when they end.
create table signal.open_alert (
    integration_id  bigint      not null references signal.integration,
    dedup_key       uuid        not null,
    id              bigint      not null default nextval('signal.alert_number'),
    ticket_id       bigint      not null,
    severity        text        not null,
    summary         text        not null,
    labels          jsonb       not null,
    annotations     jsonb       not null,
    source_url      text        not null,
    starts_at       timestamptz not null,
    received_at     timestamptz not null,
    last_seen_at    timestamptz not null,
    expires_at      timestamptz,
    quiet_until     timestamptz,
    primary key (integration_id, dedup_key)
);

create index open_alert_ticket on signal.open_alert (ticket_id);
create index open_alert_expiry on signal.open_alert (expires_at) where expires_at is not null;

create table signal.ended_alert (
    integration_id  bigint      not null,
    dedup_key       uuid        not null,
    id              bigint      not null,
    ticket_id       bigint      not null,
    severity        text        not null,
    summary         text        not null,
    labels          jsonb       not null,
    annotations     jsonb       not null,
    source_url      text        not null,
    starts_at       timestamptz not null,
    received_at     timestamptz not null,
    last_seen_at    timestamptz not null,
    ended_at        timestamptz not null,
    how             text        not null check (how in ('resolved', 'silent'))
) partition by range (ended_at);

create table signal.ended_alert_default partition of signal.ended_alert default;
create index ended_alert_ticket on signal.ended_alert (ticket_id);
create index ended_alert_key on signal.ended_alert (integration_id, dedup_key, ended_at);

create view signal.v_alert as
select id, integration_id, dedup_key, ticket_id, severity, summary, labels, annotations, source_url,
       starts_at, received_at, last_seen_at, null::timestamptz as ended_at, 'firing' as state
  from signal.open_alert
 union all
select id, integration_id, dedup_key, ticket_id, severity, summary, labels, annotations, source_url,
       starts_at, received_at, last_seen_at, ended_at, how
  from signal.ended_alert;

-- One row per request, never one per repeated alert. The raw form is kept when something in it was wrong.
create table signal.request (
    id              bigint generated always as identity,
    integration_id  bigint      not null,
    at              timestamptz not null,
    format          text        not null,
    bytes           int         not null,
    opened          int         not null,
    joined          int         not null,
    repeated        int         not null,
    resolved        int         not null,
    ignored         int         not null,
    refused         int         not null,
    tickets         bigint[]    not null,
    problems        text        not null,
    raw             bytea
) partition by range (at);

create table signal.request_default partition of signal.request default;
create index request_integration on signal.request (integration_id, id);
create index request_id on signal.request (id);
