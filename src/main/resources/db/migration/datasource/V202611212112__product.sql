-- Which product a source is.
alter table datasource.source
    add column product text not null default 'postgresql' check (product in ('postgresql', 'mariadb'));
