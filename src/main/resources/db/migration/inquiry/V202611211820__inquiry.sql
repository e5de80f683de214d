create schema inquiry;

-- Somebody wants to know something. It is answered by a report, or in words, or not.
create table inquiry.inquiry (
    id            bigint      generated always as identity primary key,
    asker_id      bigint      not null references people.person,
    asker_name    text        not null,
    question      text        not null check (question <> ''),
    decision      text        not null check (decision <> ''),
    wanted_by     date,
    asked_at      timestamptz not null,
    state         text        not null default 'open' check (state in ('open', 'answered', 'declined')),
    report_id     bigint      references report.report,
    answer        text        not null default '',
    answered_by   text        not null default '',
    answered_at   timestamptz,
    check ((answered_at is null) = (state = 'open'))
);

create index inquiry_open on inquiry.inquiry (asked_at) where state = 'open';
