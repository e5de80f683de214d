-- How a view is laid out, in the words of its address; the program passes over words that it no longer knows.
alter table queue.saved_view
    add column sorted_by  text   not null default 'due',
    add column grouped_by text   not null default 'state',
    add column columns    text[] not null default '{service,customer,whose,age}';
