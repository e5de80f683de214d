create schema template;

-- A text to answer with. Without a team it is everybody's. Names are unique, so that a macro can name one.
create table template.template (
    id        bigint      generated always as identity primary key,
    team_id   bigint      references people.team,
    name      text        not null check (name <> ''),
    language  text        not null check (language ~ '^[a-z]{2}$'),
    body      text        not null check (body <> ''),
    made_at   timestamptz not null
);

create unique index template_name on template.template (lower(name));

insert into template.template (name, language, body, made_at)
values ('We have it', 'en', E'Hello {{first-name}},\n\nthank you for telling us. We are looking at it as {{number}}; the next update comes by {{next-update}}.\n\n{{me}}', 'epoch'),
       ('I do not know yet', 'en', E'Hello {{first-name}},\n\nI do not know yet what causes this, and I would rather say so than guess. We are still looking. You hear from me again by {{next-update}}, with an answer or without one.\n\n{{me}}', 'epoch'),
       ('I am sorry, I cannot do that', 'en', E'Hello {{first-name}},\n\nI am sorry, I cannot do that. The reason is:\n\n…\n\nWhat I can do instead:\n\n…\n\nIf that does not help you, tell me and I will find out who can decide otherwise.\n\n{{me}}', 'epoch'),
       ('This is not ours', 'en', E'Hello {{first-name}},\n\nI have looked at {{number}}: {{service}} works as it should, and the cause lies elsewhere. The people who can help you are:\n\n…\n\nI have told them what we found, so you need not explain it again. We keep {{number}} open until you say that they have it.\n\n{{me}}', 'epoch'),
       ('We need something from you', 'en', E'Hello {{first-name}},\n\nto go on with {{number}} we need:\n\n1. …\n\nIt waits for your answer; nothing else is to be done on your side.\n\n{{me}}', 'epoch'),
       ('It works by a workaround', 'en', E'Hello {{first-name}},\n\n{{service}} works again, by a workaround for now. The real repair is still to come; we keep {{number}} open until then and tell you when it is done.\n\n{{me}}', 'epoch'),
       ('It is repaired', 'en', E'Hello {{first-name}},\n\n{{number}} is repaired: {{title}}. Please tell us if you still see it; your answer opens it again.\n\n{{me}}', 'epoch'),
       ('It was our mistake', 'en', E'Hello {{first-name}},\n\nthis was our mistake, and I apologise. What happened:\n\n…\n\nWhat we change so that it does not happen again:\n\n…\n\n{{me}}', 'epoch'),
       ('Wir wissen es noch nicht', 'de', E'Guten Tag {{requester}},\n\nwir kennen die Ursache noch nicht und möchten nicht raten. Wir suchen weiter; Sie hören bis {{next-update}} wieder von uns, mit oder ohne Ergebnis.\n\n{{me}}', 'epoch'),
       ('Das können wir leider nicht tun', 'de', E'Guten Tag {{requester}},\n\nes tut mir leid, das können wir nicht tun. Der Grund:\n\n…\n\nWas wir stattdessen tun können:\n\n…\n\n{{me}}', 'epoch');
