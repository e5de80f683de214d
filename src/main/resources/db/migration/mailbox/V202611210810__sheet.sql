-- Whether a mail has HTML to look at, and how many images of it are from elsewhere.
alter table mailbox.received
    add column html boolean not null default false,
    add column images integer not null default 0;
