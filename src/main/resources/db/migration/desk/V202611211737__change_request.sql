-- A change request is a request that wants something to work differently from now on.
alter table desk.ticket drop constraint ticket_kind_check;
alter table desk.ticket add constraint ticket_kind_check check (kind in ('incident', 'request', 'change-request'));
