-- What people have in hand: pages they have taken, and pages they are just being called for.
create view paging.v_taken as
    select id as page_id, acknowledged_by as person_id, acknowledged_at as at
      from paging.page
     where state = 'acknowledged'
       and acknowledged_by is not null;

create view paging.v_calling as
    select page_id, person_id
      from paging.attempt
     where purpose = 'page'
       and state in ('waiting', 'sending');
