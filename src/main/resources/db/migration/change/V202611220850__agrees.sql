-- A program's token is nobody's eyes: it may send a change back, and agrees to none from now on.
alter table change.approval add constraint a_person_agrees check (not agreed or approver like 'person:%') not valid;
