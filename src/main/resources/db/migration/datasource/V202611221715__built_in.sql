-- The program's own database is a source that comes with it: where it is and by which login is known when it is asked, not here. trouble says why it cannot be asked yet.
alter table datasource.source
    add column built_in boolean not null default false,
    add column trouble  text    not null default '';

create unique index source_built_in on datasource.source (built_in) where built_in;
