-- Which promises had run out when something happened to the ticket, whether or not anybody was told in time. Never taken back.
alter table sla.course add column missed text[] not null default '{}';
