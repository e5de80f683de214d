create schema macro;

-- Verbs of the desk under a name, one a line: "team: Payments", "reply: We have it".
create table macro.macro (
    id      bigint      generated always as identity primary key,
    name    text        not null check (name <> ''),
    steps   text[]      not null check (cardinality(steps) > 0),
    made_at timestamptz not null
);

create unique index macro_name on macro.macro (lower(name));
