-- Reminders by what a ticket waits for, whom a late promise wakes, and which priority follows from impact and urgency.
update sla.agreement
   set definition = definition - 'nudgeHours'
           || jsonb_build_object(
               'nudgeHours',
               case when (definition ->> 'nudgeHours')::int = 0 then '{}'::jsonb
                    else '{"customer": 16, "developer": 8, "vendor": 8, "change": 40}'::jsonb
               end,
               'pagesUpTo', 1,
               'matrix', '{"cells": [1, 2, 3, 2, 3, 4, 3, 4, 5], "byTier": true}'::jsonb);

-- Other people's calendars with days off. While one is being read, due_at is the end of the lease.
create table sla.days_off (
    calendar_id  bigint      primary key references sla.calendar on delete cascade,
    address      text        not null,
    due_at       timestamptz not null,
    read_at      timestamptz,
    trouble      text        not null
);

create index days_off_due on sla.days_off (due_at);
