create schema mailbox;

-- Where customers write to. alias is the address at our own SMTP port that their mail is forwarded to.
create table mailbox.mailbox (
    id           bigint generated always as identity primary key,
    address      text        not null check (address <> '' and address = lower(address)),
    alias        text        not null check (alias <> '' and alias = lower(alias)),
    name         text        not null check (name <> ''),
    team_id      bigint      references people.team,
    service_id   bigint      not null references catalog.service,
    signature    text        not null,
    acknowledges boolean     not null,
    active       boolean     not null default true,
    created_at   timestamptz not null
);

create unique index mailbox_address on mailbox.mailbox (address);
create unique index mailbox_alias on mailbox.mailbox (alias);

-- What became of each mail: which ticket, decided how, on what evidence. held: a stranger named the ticket.
create table mailbox.received (
    mail_id    bigint      primary key references post.mail,
    mailbox_id bigint      not null references mailbox.mailbox,
    ticket_id  bigint      references desk.ticket,
    person_id  bigint      references people.person,
    address    text        not null,
    name       text        not null,
    message_id text        not null,
    refs       text[]      not null,
    subject    text        not null,
    print      bytea       not null,
    state      text        not null check (state in ('opened', 'joined', 'held', 'noticed', 'ours')),
    way        text        not null,
    evidence   text        not null,
    silent     text        not null default '',
    entry_id   bigint,
    folded     text        not null default '',
    files      text[]      not null default '{}',
    sizes      bigint[]    not null default '{}',
    at         timestamptz not null
);

create index received_ticket on mailbox.received (ticket_id, mail_id);
create index received_message on mailbox.received (message_id) where message_id <> '';
create index received_print on mailbox.received (address, at);

create table mailbox.reply (
    id          bigint generated always as identity primary key,
    ticket_id   bigint      not null references desk.ticket,
    mailbox_id  bigint      not null references mailbox.mailbox,
    entry_id    bigint,
    author      text        not null,
    subject     text        not null,
    body        text        not null,
    in_reply_to text        not null,
    refs        text[]      not null,
    automatic   boolean     not null,
    created_at  timestamptz not null
);

create index reply_ticket on mailbox.reply (ticket_id, id);

-- One recipient of one reply. While it is being sent, its due_at is the end of the lease.
create table mailbox.delivery (
    id       bigint generated always as identity primary key,
    reply_id bigint      not null references mailbox.reply,
    address  text        not null,
    state    text        not null check (state in ('waiting', 'sending', 'sent', 'failed', 'unknown', 'cancelled', 'bounced')),
    tries    int         not null default 0,
    due_at   timestamptz,
    reason   text        not null default '',
    at       timestamptz not null,
    check ((state in ('waiting', 'sending')) = (due_at is not null))
);

create index delivery_due on mailbox.delivery (due_at, id) where due_at is not null;
create index delivery_reply on mailbox.delivery (reply_id, id);
create index delivery_address on mailbox.delivery (address, at);
