-- Who may run a report besides those whose team and role let them: somebody of sales, say, who does not work on the desk.
create table report.reader (
    report_id bigint not null references report.report,
    person_id bigint not null references people.person,
    primary key (report_id, person_id)
);

create index reader_person on report.reader (person_id);
