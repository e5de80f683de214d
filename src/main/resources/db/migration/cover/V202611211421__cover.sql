create schema cover;

-- A shift of somebody who cannot be reached then, which others are asked to take. The absence may be gone by now.
create table cover.request (
    id           bigint      generated always as identity primary key,
    absence      bigint      not null,
    person_id    bigint      not null references people.person,
    schedule     bigint      not null,
    from_at      timestamptz not null,
    until_at     timestamptz not null,
    state        text        not null check (state in ('open', 'taken', 'undone', 'settled')),
    taker_id     bigint      references people.person,
    override     bigint,
    lead_at      timestamptz not null,
    lead_told_at timestamptz,
    made_at      timestamptz not null,
    check (from_at < until_at),
    check (state not in ('taken', 'undone') or (taker_id is not null and override is not null))
);

create unique index request_open on cover.request (absence, schedule, from_at) where state = 'open';
create index request_until on cover.request (until_at);
create index request_lead on cover.request (lead_at) where state = 'open' and lead_told_at is null;

-- Who was asked, the least loaded first, and who cannot.
create table cover.asked (
    request_id  bigint      not null references cover.request,
    person_id   bigint      not null references people.person,
    rank        int         not null,
    declined_at timestamptz,
    primary key (request_id, person_id)
);

create index asked_of on cover.asked (person_id);
