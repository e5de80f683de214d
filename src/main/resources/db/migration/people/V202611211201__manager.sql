-- Who looks after a customer: a colleague, or somebody else of us (sales) without a role. They see what is that customer's.
alter table people.organisation add column manager_id bigint references people.person;
create index organisation_manager on people.organisation (manager_id) where manager_id is not null;
