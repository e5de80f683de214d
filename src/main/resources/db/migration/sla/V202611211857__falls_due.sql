-- When the next promise of a ticket falls due, for lists that walk over all that is open: without the edition, of which the planner takes one row for a
-- thousand.
create view sla.v_falls_due as select ticket_id, due_at from sla.course where owed;
