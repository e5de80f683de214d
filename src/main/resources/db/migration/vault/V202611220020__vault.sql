create schema vault;

-- A secret is known by its name; sealed holds its value, or the token with which it is fetched.
create table vault.secret (
    name       text        primary key check (name ~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$'),
    kind       text        not null check (kind in ('sealed', 'file', 'vault')),
    reference  text        not null,
    sealed     bytea,
    note       text        not null,
    by_name    text        not null,
    changed_at timestamptz not null,
    check ((kind = 'file') = (sealed is null)),
    check ((kind = 'sealed') = (reference = ''))
);
