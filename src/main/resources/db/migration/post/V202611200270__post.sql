create schema post;

-- Mail as it came, byte for byte, from the moment we answered for it. identity is what makes two arrivals one mail.
create table post.mail (
    id          bigint generated always as identity primary key,
    identity    bytea       not null unique,
    sha256      bytea       not null,
    message_id  text        not null,
    subject     text        not null,
    way         text        not null check (way <> ''),
    sender      text        not null,
    recipients  text[]      not null,
    received_at timestamptz not null,
    arrivals    integer     not null default 1,
    size        integer     not null,
    state       text        not null default 'waiting' check (state in ('waiting', 'read', 'unclaimed', 'unreadable')),
    tries       integer     not null default 0,
    due_at      timestamptz,
    reason      text        not null default '',
    raw         bytea       not null,
    check ((state = 'waiting') = (due_at is not null))
);

-- Raw mail is packed by its sender where that is worth it.
alter table post.mail alter column raw set storage external;

create index mail_due on post.mail (due_at, id) where state = 'waiting';
create index mail_left on post.mail (id desc) where state <> 'read';
