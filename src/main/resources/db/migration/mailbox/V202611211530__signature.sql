-- What stands below the answers of a team, instead of the mailbox's own.
create table mailbox.signature (
    team_id bigint primary key references people.team on delete cascade,
    text    text   not null check (text <> '')
);
