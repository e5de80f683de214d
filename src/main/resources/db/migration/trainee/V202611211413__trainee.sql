create schema trainee;

-- A lead has seen this person answer pages of this schedule well enough to let them do it by themselves.
create table trainee.sign_off (
    schedule  bigint      not null references rota.schedule on delete cascade,
    person    bigint      not null references people.person,
    signer    text        not null,
    at        timestamptz not null,
    primary key (schedule, person)
);
