-- What reports ask further of what happened here. Columns are only added, at the end; still no person, no words, no address. Names of rules and services are names of things.

-- Of a message: what the clock showed where it arrived, for whoever asks whether it was night.
create or replace view fact.fact_message as
select attempt.page_id as page, attempt.purpose, attempt.kind as way, attempt.state, attempt.tries, attempt.at, attempt.sent_at,
       coalesce(attempt.sent_at, attempt.at) at time zone person.zone as local_at
  from paging.attempt
  left join people.person on person.id = attempt.person_id
 where not attempt.test;

-- An alert with the rule that raised it, where its sender names one, and the ticket it belongs to. ended_at is null while it goes on.
create view fact.fact_alert as
select alert.id as alert, alert.ticket_id as ticket, integration.name as source, integration.kind as format,
       coalesce(nullif(alert.labels ->> 'alertname', ''), integration.name) as rule, alert.severity, alert.received_at, alert.ended_at
  from (select id, integration_id, ticket_id, labels, severity, received_at, null::timestamptz as ended_at from signal.open_alert
         union all
        select id, integration_id, ticket_id, labels, severity, received_at, ended_at from signal.ended_alert) alert
  join signal.integration on integration.id = alert.integration_id;

-- Of tickets to which something was promised: which promises to the customer ran out. A next update counts once, however often it was late.
create view fact.fact_promise as
select course.ticket_id as ticket, late.first_reply as first_reply_missed, late.next_update as update_missed, late.resolution as resolution_missed
  from sla.course
 cross join lateral (select coalesce(bool_or(key like 'first-response@%'), false) as first_reply,
                            coalesce(bool_or(key like 'next-update@%'), false) as next_update,
                            coalesce(bool_or(key like 'resolution@%'), false) as resolution
                       from jsonb_each_text(course.told)
                      where value = '100') late
 where course.calendar_id is not null;

-- Each version of a billing run; signed_off_at is null where it was not the one, or is not yet.
create view fact.fact_billing_run as
select definition.name as bill, run.month, run.number as version, run.at as made_at, run.lines, run.total, definition.currency,
       sign_off.at as signed_off_at
  from billing.run
  join billing.definition on definition.id = run.definition_id
  left join billing.sign_off on sign_off.run_id = run.id;

-- Changes, with the services they touch in one text.
create view fact.fact_change as
select change.id as number, change.kind, change.state, change.risk, change.environment, change.made_at, change.from_at, change.until_at,
       change.started_at, change.ended_at,
       (select string_agg(service.name, ', ' order by service.name)
          from change.affected
          join catalog.service on service.id = affected.service_id
         where affected.change_id = change.id) as services
  from change.change;

-- To choose from.
create view fact.fact_customer as
select organisation.name as customer
  from people.organisation;

create view fact.fact_team as
select team.name as team
  from people.team;
