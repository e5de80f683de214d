-- Where a page stands in its policy, besides step and round: who had their turn in the step, whether anybody was called at all, and how many
-- people must answer.
alter table paging.page
    add column called  bigint[] not null default '{}',
    add column anybody boolean  not null default false,
    add column needed  int      not null default 1;

-- Who has answered, of those who must.
create table paging.answer (
    page_id   bigint      not null references paging.page on delete cascade,
    who       text        not null,
    person_id bigint,
    name      text        not null,
    at        timestamptz not null,
    until     timestamptz,
    primary key (page_id, who)
);
