-- What modules above may list. The row that a queue shows, without the long texts.
create view desk.v_ticket as
select id, kind, title, state, state_reason, state_at, hold_until, priority, service_id, organisation_id, requester_id,
       assignee_id, team_id, opened_at, ack_by, ack_name, ack_at, ack_until, resolved_at, updated_at, audience
  from desk.ticket;

-- Each group of a queue is read in its order, however many tickets are open.
create index ticket_board on desk.ticket (state, priority, opened_at, id) where resolved_at is null;
create index ticket_resolved on desk.ticket (resolved_at desc, id) where resolved_at is not null;
