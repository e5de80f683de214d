-- Some templates are proposed by themselves while a ticket waits, for what it waits for.
alter table template.template
    add column holding text not null default '' check (holding in ('', 'customer', 'developer', 'vendor', 'change', 'other'));

create index template_holding on template.template (holding) where holding <> '';

insert into template.template (name, language, holding, body, made_at)
values ('It waits for you', 'en', 'customer', E'Hello {{first-name}},\n\nwe asked you something about “{{title}}” and have not heard from you since {{waits-since}}. Can you tell us what you found, or whether we can close it?\n\n{{me}}', 'epoch'),
       ('It waits for our developers', 'en', 'developer', E'Hello {{first-name}},\n\n“{{title}}” is still with our developers, since {{waits-since}}. Nothing is lost and nothing is needed from you; we write as soon as we know more.\n\n{{me}}', 'epoch'),
       ('It waits for our supplier', 'en', 'vendor', E'Hello {{first-name}},\n\n“{{title}}” waits for an answer of our supplier, since {{waits-since}}. We stay on it and write as soon as we know more.\n\n{{me}}', 'epoch'),
       ('It waits for a change', 'en', 'change', E'Hello {{first-name}},\n\n“{{title}}” will be mended by a change that is planned; it has waited for that since {{waits-since}}. We write as soon as it is done.\n\n{{me}}', 'epoch'),
       ('We have not forgotten it', 'en', 'other', E'Hello {{first-name}},\n\nwe have not forgotten “{{title}}”. It has been on hold since {{waits-since}}, and we write as soon as it goes on.\n\n{{me}}', 'epoch'),
       ('Wir warten auf Ihre Antwort', 'de', 'customer', E'Guten Tag {{requester}},\n\nzu „{{title}}“ hatten wir Sie etwas gefragt und seit {{waits-since}} nichts von Ihnen gehört. Können Sie uns sagen, was Sie herausgefunden haben, oder ob wir den Vorgang schließen dürfen?\n\n{{me}}', 'epoch'),
       ('Es liegt bei unserer Entwicklung', 'de', 'developer', E'Guten Tag {{requester}},\n\n„{{title}}“ liegt seit {{waits-since}} bei unserer Entwicklung. Nichts ist verloren, und Sie brauchen nichts zu tun; wir schreiben, sobald wir mehr wissen.\n\n{{me}}', 'epoch'),
       ('Es liegt bei unserem Lieferanten', 'de', 'vendor', E'Guten Tag {{requester}},\n\nbei „{{title}}“ warten wir seit {{waits-since}} auf eine Antwort unseres Lieferanten. Wir bleiben daran und schreiben, sobald wir mehr wissen.\n\n{{me}}', 'epoch'),
       ('Es wartet auf eine Änderung', 'de', 'change', E'Guten Tag {{requester}},\n\n„{{title}}“ wird durch eine geplante Änderung behoben, auf die es seit {{waits-since}} wartet. Wir schreiben, sobald sie erfolgt ist.\n\n{{me}}', 'epoch'),
       ('Wir haben es nicht vergessen', 'de', 'other', E'Guten Tag {{requester}},\n\nwir haben „{{title}}“ nicht vergessen. Es ruht seit {{waits-since}}; wir schreiben, sobald es weitergeht.\n\n{{me}}', 'epoch');
