-- What a command on a host has written so far, without secrets, its newest part; and who wants it ended. Gone when it has ended: then its output stands in the attempt.
create table execution.live (
    attempt_id bigint      primary key references execution.attempt,
    text       text        not null default '',
    ended_by   text        not null default '',
    at         timestamptz not null
);
