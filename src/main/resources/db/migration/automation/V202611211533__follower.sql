-- The place is kept with those of others who follow what happens.
insert into timeline.follower (name, tx, entry, server)
select 'automation', tx, entry, server
  from automation.follower
    on conflict (name) do nothing;

drop table automation.follower;
