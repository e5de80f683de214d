-- Several folders, sign-in by OAuth, pauses, and a watch that hears new mail at once. busy: it is being fetched; again: more came meanwhile.
-- watch_due_at is when somebody is to watch it again, or the end of the watcher's lease.
alter table post.account
    add column folders       text[],
    add column auth          text        not null default 'password' check (auth in ('password', 'oauth')),
    add column token_url     text        not null default '',
    add column client_id     text        not null default '',
    add column client_secret bytea       not null default ''::bytea,
    add column scope         text        not null default '',
    add column paused        boolean     not null default false,
    add column busy          boolean     not null default false,
    add column again         boolean     not null default false,
    add column watched       boolean     not null default false,
    add column watch_due_at  timestamptz not null default 'epoch',
    add check ((auth = 'oauth') = (token_url <> ''));

update post.account set folders = array[folder];

alter table post.account
    alter column folders set not null,
    add check (cardinality(folders) > 0),
    drop column folder;
