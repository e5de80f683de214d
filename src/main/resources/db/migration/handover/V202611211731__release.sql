-- A lead lets somebody go who would have to stay until the handover is accepted; without released_by, by a program.
alter table handover.person
    add column released_at timestamptz,
    add column released_by bigint references people.person,
    add check (released_at is null or side = 'leaving');
