-- Why no freeze stops it, else empty: access whose time is over is taken back in a freeze, too.
alter table execution.execution add column despite_freeze text not null default '';
