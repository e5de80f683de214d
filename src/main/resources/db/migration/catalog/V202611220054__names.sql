-- For those above who ask in one statement.
create view catalog.v_need as
    select service as service_id, needs
      from catalog.service_need;

create view catalog.v_name as
    select id as service_id, slug, name
      from catalog.service;
