-- A value that became known while a plan was carried out: seen by a step that looks, or said by a person. The first stands.
create table execution.captured (
    execution_id bigint      not null references execution.execution,
    target       integer     not null,
    slot         text        not null,
    step         integer     not null,
    value        text        not null,
    at           timestamptz not null,
    primary key (execution_id, target, slot)
);

create trigger captured_stays before update or delete on execution.captured for each row execute function execution.refuse_change();

-- Somebody said no to exactly this: it is neither approved nor begun any more.
create table execution.declination (
    sha256  text        primary key references execution.plan (sha256),
    by_kind text        not null,
    by_id   bigint      not null,
    by_name text        not null,
    word    text        not null check (word <> ''),
    at      timestamptz not null
);

create trigger declination_stays before update or delete on execution.declination for each row execute function execution.refuse_change();
