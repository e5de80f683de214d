create schema offline;

-- The nightly pack: when the next is due, and how the last one went. trouble is empty when it went well; told, whether somebody was told of this trouble.
create table offline.night (
    id       boolean     primary key default true check (id),
    due_at   timestamptz not null default timestamptz 'epoch',
    made_at  timestamptz,
    places   text        not null default '',
    trouble  text        not null default '',
    told     boolean     not null default false
);

insert into offline.night default values;
