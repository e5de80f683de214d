-- Whom to tell before it ends, so many minutes before (0: nobody is told); warn_at is when that is still to be done.
alter table silence.silence
    add column maker_id     bigint references people.person (id),
    add column warn_minutes integer not null default 15 check (warn_minutes between 0 and 10080),
    add column warn_at      timestamptz;

create index silence_warn on silence.silence (warn_at) where warn_at is not null;
create index silence_maker on silence.silence (maker_id, end_at);
