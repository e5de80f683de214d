-- What a run may take of each source: seconds that the database works, rows and megabytes of a result, runs at once of one person and of all.
alter table datasource.source
    add column seconds   integer not null default 30      check (seconds between 1 and 900),
    add column most_rows bigint  not null default 1000000 check (most_rows between 1 and 100000000),
    add column megabytes integer not null default 500     check (megabytes between 1 and 100000),
    add column each      integer not null default 2       check (each between 1 and 100),
    add column here      integer not null default 5       check (here between 1 and 100);
