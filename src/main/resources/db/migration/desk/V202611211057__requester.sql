-- What a contact has asked for.
create index ticket_requester on desk.ticket (requester_id, id) where requester_id is not null;
