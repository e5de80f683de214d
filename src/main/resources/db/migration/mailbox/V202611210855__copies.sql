-- Whom a mail names beside its writer and us; they get a copy of what we answer, unless somebody leaves them out.
alter table mailbox.received
    add column others text[] not null default '{}';

alter table mailbox.delivery
    add column copy boolean not null default false;
