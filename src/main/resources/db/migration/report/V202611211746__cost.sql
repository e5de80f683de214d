-- What the planner reckoned a run would cost and what the database then worked, so that each source's planner is understood better with time.
alter table report.run
    add column cost        double precision not null default 0,
    add column work_millis bigint           not null default 0;

create index run_cost on report.run (source_id, id desc) where cost >= 1000;
