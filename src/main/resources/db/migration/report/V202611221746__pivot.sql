-- What a version is seen by unless somebody says otherwise: a line for each column of the result and what it is for; empty without a pivot.
alter table report.version add column pivot text not null default '';
