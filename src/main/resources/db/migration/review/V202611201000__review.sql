create schema review;

-- One root cause analysis of one ticket. Its text stands in the newest revision; changes counts every change of anything.
create table review.review (
    id             bigint      generated always as identity primary key,
    ticket_id      bigint      not null unique references desk.ticket,
    owner_id       bigint      references people.person,
    zone           text        not null,
    version        int         not null default 1,
    changes        int         not null default 1,
    begun_at       timestamptz not null,
    updated_at     timestamptz not null,
    approved_at    timestamptz,
    approved_name  text,
    check ((approved_at is null) = (approved_name is null))
);

create index review_newest on review.review (id desc);

-- Nothing that was ever saved is lost: a later save is a further row.
create table review.revision (
    review_id    bigint      not null references review.review,
    version      int         not null,
    title        text        not null check (title <> ''),
    happened     text        not null,
    factors      text        not null,
    well         text        not null,
    lucky        text        not null,
    author_name  text        not null,
    at           timestamptz not null,
    primary key (review_id, version)
);

-- What the record does not know.
create table review.question (
    review_id      bigint      not null references review.review,
    number         int         not null,
    text           text        not null check (text <> ''),
    answer         text        not null default '',
    answered_name  text,
    answered_at    timestamptz,
    primary key (review_id, number),
    check ((answer = '') = (answered_at is null))
);

create table review.action (
    id           bigint      generated always as identity primary key,
    review_id    bigint      not null references review.review,
    text         text        not null check (text <> ''),
    owner_id     bigint      references people.person,
    due_on       date,
    evidence     text        not null default '',
    created_at   timestamptz not null,
    closed_at    timestamptz,
    closed_name  text,
    check ((closed_at is null) = (evidence = ''))
);

create index action_review on review.action (review_id, id);
create index action_owner on review.action (owner_id, due_on) where closed_at is null;
