-- Why something that a check found may stand. carried: the version before had the same finding, where it was said.
create table billing.acceptance (
    run_id  bigint      not null,
    ordinal integer     not null,
    reason  text        not null check (reason <> ''),
    carried boolean     not null,
    by_kind text        not null,
    by_id   bigint      not null,
    by_name text        not null,
    at      timestamptz not null,
    primary key (run_id, ordinal),
    foreign key (run_id, ordinal) references billing.finding
);

create trigger acceptance_stays before update or delete or truncate on billing.acceptance
    for each statement execute function adjustment.keep('what was billed stays');
