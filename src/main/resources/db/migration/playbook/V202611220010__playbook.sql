create schema playbook;

-- A playbook: what is published is in its versions; the draft is what somebody is writing, right or wrong. version is 0 until something is published.
create table playbook.playbook (
    id         bigint      generated always as identity primary key,
    name       text        not null check (name <> ''),
    version    integer     not null default 0 check (version >= 0),
    retired_at timestamptz,
    draft      text        check (length(draft) <= 65536),
    draft_no   integer     not null default 0,
    draft_by   text        not null default '',
    draft_at   timestamptz,
    made_at    timestamptz not null
);

create unique index playbook_name on playbook.playbook (lower(name)) where retired_at is null;

-- Never changed: an approval, an execution and its evidence name the hash.
create table playbook.version (
    playbook_id bigint      not null references playbook.playbook,
    version     integer     not null check (version > 0),
    name        text        not null,
    yaml        text        not null check (yaml <> '' and length(yaml) <= 65536),
    sha256      text        not null check (sha256 = encode(sha256(convert_to(yaml, 'UTF8')), 'hex')),
    note        text        not null,
    by_kind     text        not null,
    by_id       bigint      not null,
    by_name     text        not null,
    made_at     timestamptz not null,
    primary key (playbook_id, version)
);

create function playbook.keep_version() returns trigger language plpgsql as $$
begin
    raise exception 'A published version of a playbook is never changed.';
end $$;

create trigger version_stays before update or delete on playbook.version
    for each statement execute function playbook.keep_version();
