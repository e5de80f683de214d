-- Whoever looks for words among the open tickets must not walk through those of ten years.
create index ticket_open_words on desk.ticket using gin (to_tsvector('simple', title)) where resolved_at is null;
