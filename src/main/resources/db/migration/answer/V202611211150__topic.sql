create schema answer;

-- Topics of ntfy in which an answer may come: read from the message after since, while somebody may be answering.
create table answer.topic (
    address text        primary key,
    since   text        not null,
    due_at  timestamptz not null
);

create index topic_due on answer.topic (due_at);
