-- A promise ran out when somebody was told so, or when what kept it came too late.
create or replace view fact.fact_promise as
select course.ticket_id as ticket, late.first_reply or 'first-response' = any (course.missed) as first_reply_missed,
       late.next_update or 'next-update' = any (course.missed) as update_missed, late.resolution or 'resolution' = any (course.missed) as resolution_missed
  from sla.course
 cross join lateral (select coalesce(bool_or(key like 'first-response@%'), false) as first_reply,
                            coalesce(bool_or(key like 'next-update@%'), false) as next_update,
                            coalesce(bool_or(key like 'resolution@%'), false) as resolution
                       from jsonb_each_text(course.told)
                      where value = '100') late
 where course.calendar_id is not null;
