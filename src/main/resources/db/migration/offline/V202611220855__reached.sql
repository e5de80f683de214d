-- Whom tonight's pack has reached, each as the night and the address, so that nobody gets it each hour because somebody else cannot.
alter table offline.night add column reached text[] not null default '{}';
