-- An account elsewhere that is read by IMAP. While it is being read, due_at is the end of the lease. password is sealed.
create table post.account (
    id         bigint generated always as identity primary key,
    address    text        not null check (address <> ''),
    host       text        not null check (host <> ''),
    port       integer     not null check (port between 1 and 65535),
    security   text        not null check (security in ('tls', 'starttls', 'none')),
    login      text        not null check (login <> ''),
    password   bytea       not null,
    folder     text        not null check (folder <> ''),
    afterwards text        not null check (afterwards in ('seen', 'move', 'delete')),
    move_to    text        not null default '',
    problem    text        not null default '',
    read_at    timestamptz,
    due_at     timestamptz not null,
    created_at timestamptz not null,
    check ((afterwards = 'move') = (move_to <> ''))
);

create index account_due on post.account (due_at);
