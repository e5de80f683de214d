-- A shadow layer is of trainees: they go along with whoever is on call, and are never cover.
alter table rota.layer
    add column shadow boolean not null default false;
