-- Kept and not read yet: whoever took it in reads it until then, afterwards anybody.
alter table telephony.reply add column unread_due_at timestamptz;

create index reply_unread on telephony.reply (unread_due_at) where unread_due_at is not null;

-- What kinds there are is said by the modules that speak to them. asked: its replies are fetched at poll_due_at.
alter table telephony.provider drop constraint provider_kind_check;
alter table telephony.provider add column asked boolean not null default false;
update telephony.provider set asked = true where kind = 'twilio' and sms and not called;
drop index telephony.provider_poll;
create index provider_poll on telephony.provider (poll_due_at) where asked and not paused;
