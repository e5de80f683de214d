-- The incident that a group or an alert belonged to before that one was merged into another.
alter table signal.incident_group add column came_from bigint;
alter table signal.open_alert add column came_from bigint;

create index incident_group_came_from on signal.incident_group (came_from) where came_from is not null;
create index open_alert_came_from on signal.open_alert (came_from) where came_from is not null;
