create schema api;

-- The answer to a POST that carried an Idempotency-Key, kept with its effect so that a repeat gets the same.
create table api.answer (
    owner        text        not null,
    key          text        not null,
    print        bytea       not null,
    status       int         not null,
    content_type text,
    location     text,
    etag         text,
    body         bytea       not null,
    due_at       timestamptz not null,
    primary key (owner, key)
);

create index answer_due on api.answer (due_at);
