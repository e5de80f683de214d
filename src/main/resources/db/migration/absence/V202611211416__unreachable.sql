-- Hours in which nobody can reach them: others are asked to cover what they have then.
alter table absence.absence add column unreachable boolean not null default false;

create index absence_unreachable on absence.absence (until_at) where unreachable;

-- By whose clocks it was given: of where they live, or of where they were to travel.
alter table absence.absence add column zone text;

update absence.absence
   set zone = person.zone
  from people.person
 where person.id = absence.person_id;

alter table absence.absence alter column zone set not null;
