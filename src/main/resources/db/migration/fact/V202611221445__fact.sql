-- What happened here, for reports: numbers and the names of things, no person, no words, no address. A login that may read this schema may read nothing else.
create schema fact;

-- minutes are null until it has come to that.
create view fact.fact_ticket as
select ticket.id as number, ticket.kind, ticket.state, ticket.priority, service.name as service, service.tier, organisation.name as customer, team.name as team,
       ticket.source, ticket.tags, ticket.merged_into is not null as merged, ticket.opened_at, ticket.acknowledged_at, ticket.resolved_at,
       round(extract(epoch from ticket.acknowledged_at - ticket.opened_at) / 60, 1) as minutes_to_acknowledge,
       round(extract(epoch from ticket.resolved_at - ticket.opened_at) / 60, 1) as minutes_to_resolve
  from desk.ticket
  join catalog.service on service.id = ticket.service_id
  left join people.organisation on organisation.id = ticket.organisation_id
  left join people.team on team.id = ticket.team_id;

-- Pages for tickets have the ticket's number. Test pages are left out.
create view fact.fact_page as
select page.id as page, case when page.subject_kind = 'ticket' then page.subject_id::bigint end as ticket, page.service, page.priority,
       page.state, page.started_at, page.acknowledged_at, page.stopped_at,
       round(extract(epoch from page.acknowledged_at - page.started_at) / 60, 1) as minutes_to_acknowledge
  from paging.page
 where not page.test;

-- Each message of a page by one way, whoever it went to.
create view fact.fact_message as
select attempt.page_id as page, attempt.purpose, attempt.kind as way, attempt.state, attempt.tries, attempt.at, attempt.sent_at
  from paging.attempt
 where not attempt.test;

create view fact.fact_work as
select work.ticket_id as ticket, work.began_at, work.minutes, work.billable
  from worklog.work
 where work.minutes is not null;

create view fact.fact_chore as
select chore.name as chore, chore.for_whom, turn.state, turn.due_at, turn.missed_at, turn.ended_at, turn.minutes, turn.wrong
  from chore.turn
  join chore.chore on chore.id = turn.chore_id;
