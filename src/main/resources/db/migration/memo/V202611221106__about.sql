-- Begins the id of the mail, so that a reply to it is known for what it is about; empty for none.
alter table memo.memo add column about text not null default '';
