-- Who was asked to approve a customer's lines in this version, or before and has not answered since.
create table billing.asked (
    run_id    bigint not null,
    customer  text   not null,
    person_id bigint not null references people.person,
    primary key (run_id, customer),
    foreign key (run_id, customer) references billing.customer
);

create index asked_person on billing.asked (person_id);

-- Up to now whoever looked after a customer had been asked.
insert into billing.asked (run_id, customer, person_id)
select customer.run_id, customer.customer, organisation.manager_id
  from billing.customer
  join people.organisation on organisation.id = customer.organisation_id
 where organisation.manager_id is not null
   and not exists (select from billing.run later where later.previous_id = customer.run_id)
   and not exists (select from billing.approval
                    where approval.run_id = customer.run_id and approval.customer = customer.customer);

create trigger asked_stays before update or delete or truncate on billing.asked
    for each statement execute function adjustment.keep('what was billed stays');
