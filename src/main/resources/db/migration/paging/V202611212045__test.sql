-- A test page is paged like any other and counts in no figure: neither in the load of those whom it reaches nor as what they have in hand.
alter table paging.page
    add column test boolean not null default false;
alter table paging.attempt
    add column test boolean not null default false;

create or replace view paging.v_told as
    select page_id, person_id, coalesce(sent_at, at) as at
      from paging.attempt
     where purpose <> 'all-clear'
       and state in ('sent', 'delivered', 'answered', 'unknown')
       and coalesce(sent_at, at) is not null
       and not test;

drop index paging.attempt_told;
create index attempt_told on paging.attempt (person_id, (coalesce(sent_at, at))) include (page_id)
 where purpose <> 'all-clear'
   and state in ('sent', 'delivered', 'answered', 'unknown')
   and coalesce(sent_at, at) is not null
   and not test;

create or replace view paging.v_taken as
    select id as page_id, acknowledged_by as person_id, acknowledged_at as at
      from paging.page
     where state = 'acknowledged'
       and acknowledged_by is not null
       and not test;

create or replace view paging.v_calling as
    select page_id, person_id
      from paging.attempt
     where purpose = 'page'
       and state in ('waiting', 'sending')
       and not test;
