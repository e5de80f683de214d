-- A page that a silence holds: by which. It waits as one that maintenance holds does; whichever ends later stands in held_until.
alter table paging.page add column held_silence bigint;

do $$
declare
    old text;
begin
    for old in select conname from pg_constraint where conrelid = 'paging.page'::regclass and pg_get_constraintdef(oid) like '%held_by%'
    loop
        execute format('alter table paging.page drop constraint %I', old);
    end loop;
end
$$;

alter table paging.page
    add constraint page_held_check check ((held_by is null and held_silence is null) = (held_until is null)),
    add constraint page_held_once_check check (held_by is null or held_silence is null and held_service is not null),
    add constraint page_held_state_check check (held_until is null or state in ('waiting', 'stopped'));

create index page_held_silence on paging.page (held_silence) where held_silence is not null;
