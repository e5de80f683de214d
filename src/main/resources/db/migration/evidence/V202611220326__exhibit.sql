create schema evidence;

-- What somebody showed for having done something: a file or a picture, of 5 MB at most.
create table evidence.exhibit (
    id           bigint      generated always as identity primary key,
    execution_id bigint      not null,
    attempt_id   bigint      not null,
    name         text        not null check (name <> ''),
    type         text        not null,
    bytes        bytea       not null check (octet_length(bytes) between 1 and 5000000),
    sha256       text        not null check (sha256 = encode(sha256(bytes), 'hex')),
    at           timestamptz not null
);

create index exhibit_execution on evidence.exhibit (execution_id, id);

create function evidence.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'evidence is never changed';
end
$$;

create trigger exhibit_stays before update or delete on evidence.exhibit for each row execute function evidence.refuse_change();
