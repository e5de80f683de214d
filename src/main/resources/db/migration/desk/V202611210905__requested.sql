-- The priority that impact and urgency ask for, where the one that was set by hand is another; null: they are the same.
alter table desk.ticket add column requested int check (requested between 1 and 5);
