create schema verdict;

-- Whether a page was worth waking somebody, by who was woken. What it came from is kept as it was then. Never summed by person.
create table verdict.verdict (
    page_id     bigint      not null references paging.page on delete cascade,
    person_id   bigint      not null references people.person,
    worth       text        not null check (worth in ('yes', 'could-wait', 'noise', 'wrong-person')),
    at          timestamptz not null,
    origin_kind text        not null check (origin_kind in ('integration', 'by-hand', 'program', 'clock')),
    origin      text        not null,
    service     text        not null,
    policy      text        not null,
    policy_path text        not null,
    primary key (page_id, person_id)
);

create index verdict_at on verdict.verdict (at);
