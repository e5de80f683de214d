-- The parent of before, while that one is part of another ticket.
alter table relation.child add column before_id bigint;
