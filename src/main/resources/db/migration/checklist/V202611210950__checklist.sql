create schema checklist;

create table checklist.template (
    id    bigint generated always as identity primary key,
    name  text   not null check (name <> ''),
    items text[] not null check (cardinality(items) > 0)
);

create unique index template_name on checklist.template (lower(name));

create table checklist.item (
    id        bigint      generated always as identity primary key,
    ticket_id bigint      not null references desk.ticket,
    text      text        not null check (text <> ''),
    done_by   text,
    done_at   timestamptz,
    check ((done_by is null) = (done_at is null))
);

create index item_of_ticket on checklist.item (ticket_id, id);

insert into checklist.template (name, items)
values ('Before an outage is called over',
        array['Seen to work by a customer, not only by us', 'Alerts are quiet for 15 minutes', 'Workarounds are taken back or written down', 'Status page and waiting customers are told']),
       ('Before a change in production',
        array['A second pair of eyes has read it', 'The way back is written down and tried', 'The customers who must know have been told']);
