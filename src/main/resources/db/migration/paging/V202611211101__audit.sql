-- What must happen next to each page and each message, for the auditor, which trusts nothing but rows.
create view paging.v_next_step as
    select id as page_id, title, priority, state, due_at, until
      from paging.page
     where state <> 'stopped';

create view paging.v_message_due as
    select id as attempt_id, page_id, person, kind, state, due_at
      from paging.attempt
     where state in ('waiting', 'sending');

-- Both are empty as long as all is well, so that looking costs nothing however many pages wait.
create index page_lost on paging.page (id)
 where due_at is null and (state in ('waiting', 'paging', 'exhausted') or state = 'acknowledged' and until is not null);
create index page_taken on paging.page (until) where state = 'acknowledged' and until is not null;
