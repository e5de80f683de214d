-- A trainee is told what whoever is on call is told.
alter table paging.attempt
    drop constraint attempt_purpose_check,
    add constraint attempt_purpose_check check (purpose in ('page', 'shadow', 'alarm', 'all-clear'));
