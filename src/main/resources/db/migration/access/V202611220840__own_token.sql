-- Whose a token is: what it does, that person does. Null for a program's own, of which made_by is who made it; null when the command line did.
alter table access.token add column person_id bigint references people.person;
alter table access.token add column made_by bigint references people.person;

create index token_person on access.token (person_id) where person_id is not null;
