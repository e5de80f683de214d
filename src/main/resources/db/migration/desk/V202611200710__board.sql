-- Each group of a queue is read in its order, however many tickets are open.
create index ticket_board on desk.ticket (state, priority, opened_at, id) where resolved_at is null;
