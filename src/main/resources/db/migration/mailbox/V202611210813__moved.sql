-- The ticket that a reply was written on: its Message-ID is made of it, and stays, wherever the conversation goes.
alter table mailbox.reply add column origin_id bigint;
update mailbox.reply set origin_id = ticket_id;
alter table mailbox.reply alter column origin_id set not null;

create index received_entry on mailbox.received (entry_id) where entry_id is not null;
create index reply_entry on mailbox.reply (entry_id) where entry_id is not null;
