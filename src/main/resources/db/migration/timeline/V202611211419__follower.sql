-- How far each of those who act upon what happens has read; one node reads at a time.
create table timeline.follower (
    name   text   primary key,
    tx     bigint not null,
    entry  bigint not null,
    server text   not null
);
