-- A chore is done, too, when a run of a playbook has worked since its turn began.
alter table chore.chore drop constraint chore_fulfilled_by_check;
alter table chore.chore drop constraint chore_check1;
alter table chore.chore add constraint chore_fulfilled_by_check check (fulfilled_by in ('hand', 'report', 'billing', 'heartbeat', 'playbook'));
alter table chore.chore add constraint chore_fulfilled_id_check check ((fulfilled_by in ('report', 'billing', 'playbook')) = (fulfilled_id is not null));
