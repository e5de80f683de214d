-- Columns that tell who somebody is: a name, or a table's and a name, one each. What a report reads of them is masked.
alter table datasource.source add column personal text[] not null default '{}';

-- Who sees the personal columns of a source all the same, why and until when.
create table datasource.sight (
    id          bigint      generated always as identity primary key,
    source_id   bigint      not null references datasource.source,
    person_id   bigint      not null references people.person,
    person_name text        not null,
    reason      text        not null check (reason <> ''),
    by_name     text        not null,
    given_at    timestamptz not null,
    until_at    timestamptz not null
);

create index sight_source on datasource.sight (source_id, until_at);
