-- A version that bills what was sent is not sent again (same); one that did not arrive before a later version is given up (overtaken).
alter table statement.call
    add column replaces_id bigint references billing.run,
    drop constraint call_state_check,
    drop constraint call_check,
    add constraint call_state_check check (state in ('waiting', 'sending', 'sent', 'failed', 'same', 'overtaken')),
    add constraint call_check check ((due_at is null) = (state in ('sent', 'failed', 'same', 'overtaken')));

create index call_replaces on statement.call (replaces_id) where replaces_id is not null;
