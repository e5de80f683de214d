create schema billing;

-- What is billed, and how. Currency, decimals and rounding are said once.
create table billing.definition (
    id          bigint      generated always as identity primary key,
    name        text        not null check (name <> ''),
    description text        not null,
    owner_id    bigint      not null references people.person,
    team_id     bigint      references people.team,
    book_id     bigint      not null unique references adjustment.book,
    currency    text        not null check (currency ~ '^[A-Z]{3}$'),
    decimals    integer     not null check (decimals between 0 and 6),
    rounding    text        not null check (rounding in ('half-up', 'half-even', 'up', 'down')),
    version     integer     not null check (version > 0),
    made_at     timestamptz not null
);

create unique index definition_name on billing.definition (lower(name));

-- due_day is that of the month after; in shorter months the last. prices stand as they are typed.
create table billing.version (
    definition_id  bigint      not null references billing.definition,
    version        integer     not null,
    reports        bigint[]    not null check (cardinality(reports) > 0),
    control        bigint      references report.report,
    prices         text        not null,
    most_change    numeric     check (most_change > 0),
    due_day        integer     not null check (due_day between 1 and 31),
    due_time       time        not null,
    zone           text        not null,
    by_name        text        not null,
    made_at        timestamptz not null,
    primary key (definition_id, version)
);

-- One version of a month. What was computed holds together, or is not kept at all.
create table billing.run (
    id                 bigint      generated always as identity primary key,
    definition_id      bigint      not null,
    definition_version integer     not null,
    month              date        not null check (extract(day from month) = 1),
    number             integer     not null check (number > 0),
    previous_id        bigint      references billing.run,
    as_of              timestamptz not null,
    lines              integer     not null,
    usage              numeric     not null,
    adjustments        numeric     not null,
    total              numeric     not null,
    previous_total     numeric     not null,
    late               numeric     not null,
    restated           numeric     not null,
    adjusted           numeric     not null,
    sha256             text        not null check (length(sha256) = 64),
    by_kind            text        not null,
    by_id              bigint      not null,
    by_name            text        not null,
    at                 timestamptz not null,
    unique (definition_id, month, number),
    foreign key (definition_id, definition_version) references billing.version,
    check ((number = 1) = (previous_id is null)),
    check (total = usage + adjustments),
    check (total = previous_total + late + restated + adjusted)
);

create index run_previous on billing.run (previous_id);

create table billing.source (
    run_id         bigint      not null references billing.run,
    ordinal        integer     not null,
    report_id      bigint      not null,
    report_name    text        not null,
    report_version integer     not null,
    report_run     bigint      not null,
    as_of          timestamptz not null,
    rows           bigint      not null,
    sha256         text        not null,
    primary key (run_id, ordinal)
);

-- organisation_id: whose lines these are, when the usage's name is one of our customers' names.
create table billing.customer (
    run_id          bigint  not null references billing.run,
    customer        text    not null,
    organisation_id bigint  references people.organisation,
    usage           numeric not null,
    adjustments     numeric not null,
    lines           integer not null,
    sha256          text    not null,
    primary key (run_id, customer)
);

create index customer_organisation on billing.customer (organisation_id, run_id);

create table billing.line (
    run_id   bigint  not null references billing.run,
    customer text    not null,
    item     text    not null,
    detail   text    not null,
    quantity numeric,
    unit     text    not null,
    price    text    not null,
    amount   numeric not null,
    late     numeric not null,
    pieces   integer not null check (pieces > 0),
    repeated integer not null,
    primary key (run_id, customer, item, detail)
);

-- why is empty for what applies; what does not counts nothing.
create table billing.applied (
    run_id   bigint  not null references billing.run,
    entry_id bigint  not null references adjustment.entry,
    customer text    not null,
    amount   numeric not null,
    why      text    not null,
    primary key (run_id, entry_id),
    check (why = '' or amount = 0)
);

create table billing.finding (
    run_id   bigint  not null references billing.run,
    ordinal  integer not null,
    kind     text    not null,
    customer text    not null,
    item     text    not null,
    text     text    not null,
    primary key (run_id, ordinal)
);

-- Said to the lines of one customer as that hash has them. carried: they were the same in the version before, where it was said.
create table billing.approval (
    id       bigint      generated always as identity primary key,
    run_id   bigint      not null,
    customer text        not null,
    sha256   text        not null,
    carried  boolean     not null,
    by_kind  text        not null,
    by_id    bigint      not null,
    by_name  text        not null,
    at       timestamptz not null,
    unique (run_id, customer),
    foreign key (run_id, customer) references billing.customer
);

create table billing.comment (
    id       bigint      generated always as identity primary key,
    run_id   bigint      not null,
    customer text        not null,
    text     text        not null check (text <> ''),
    by_kind  text        not null,
    by_id    bigint      not null,
    by_name  text        not null,
    at       timestamptz not null,
    foreign key (run_id, customer) references billing.customer
);

create index comment_customer on billing.comment (run_id, customer);

create table billing.sign_off (
    run_id  bigint      primary key references billing.run,
    sha256  text        not null,
    by_kind text        not null,
    by_id   bigint      not null,
    by_name text        not null,
    at      timestamptz not null
);

do $$
declare
    kept text;
begin
    foreach kept in array array['version', 'run', 'source', 'customer', 'line', 'applied', 'finding', 'approval', 'comment', 'sign_off'] loop
        execute format('create trigger %I before update or delete or truncate on billing.%I for each statement execute function adjustment.keep(%L)',
                       kept || '_stays', kept, 'what was billed stays');
    end loop;
end
$$;
