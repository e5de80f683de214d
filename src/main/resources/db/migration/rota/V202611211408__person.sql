-- The overrides of a person, for what their being on call comes to.
create index override_person on rota.override (person) where person is not null;
