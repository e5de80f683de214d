-- What the tab that asked calls its run, so that it can break it off before it knows it; empty where nobody waits in a tab.
alter table report.run add column asking text not null default '';
