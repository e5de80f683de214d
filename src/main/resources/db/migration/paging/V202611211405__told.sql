-- Who was told of which page when, for the load ledger; what certainly did not arrive does not count.
create view paging.v_told as
    select page_id, person_id, coalesce(sent_at, at) as at
      from paging.attempt
     where purpose <> 'all-clear'
       and state in ('sent', 'delivered', 'answered', 'unknown')
       and coalesce(sent_at, at) is not null;

create index attempt_told on paging.attempt (person_id, (coalesce(sent_at, at))) include (page_id)
 where purpose <> 'all-clear'
   and state in ('sent', 'delivered', 'answered', 'unknown')
   and coalesce(sent_at, at) is not null;
