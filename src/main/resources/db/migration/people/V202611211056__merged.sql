-- A contact or customer that was merged into another: whoever asks for it gets the other, which is never merged itself.
alter table people.person
    add column merged_into bigint references people.person,
    add check (merged_into <> id),
    add check (merged_into is null or not active);

alter table people.organisation
    add column merged_into bigint references people.organisation,
    add check (merged_into <> id);

create index person_merged on people.person (merged_into) where merged_into is not null;
create index organisation_merged on people.organisation (merged_into) where merged_into is not null;

-- Who stands for whom: oneself, as long as nobody else does.
create view people.v_standing_person as select id, coalesce(merged_into, id) as standing from people.person;
create view people.v_standing_organisation as select id, coalesce(merged_into, id) as standing from people.organisation;

-- Contacts and customers that stand for themselves.
create view people.v_contact as
select id, name, email, organisation_id
  from people.person
 where role = 'requester'
   and active
   and merged_into is null;
create view people.v_customer as select id, name from people.organisation where merged_into is null;
