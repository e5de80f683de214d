-- A page that maintenance holds: of which service, by which window, until when and for what. Nobody has been called yet, and it is due at that end.
alter table paging.page
    add column held_service bigint,
    add column held_by      bigint,
    add column held_until   timestamptz,
    add column held_for     text not null default '',
    add check ((held_by is null) = (held_until is null) and (held_by is null) = (held_service is null)),
    add check (held_by is null or state in ('waiting', 'stopped'));

create index page_held on paging.page (held_by) where held_by is not null;
create index page_held_until on paging.page (held_until) where held_until is not null;

-- The auditor accepts that a page waits for long when it says until when and why.
create or replace view paging.v_next_step as
    select id as page_id, title, priority, state, due_at, until, held_until
      from paging.page
     where state <> 'stopped';
