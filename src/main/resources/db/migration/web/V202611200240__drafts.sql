create schema web;

-- What a person has begun to write and not yet sent. The key names the place: ticket:12:note.
create table web.draft (
    person  bigint      not null,
    key     text        not null check (length(key) <= 200),
    text    text        not null,
    at      timestamptz not null,
    primary key (person, key)
);

create index draft_at on web.draft (at);
