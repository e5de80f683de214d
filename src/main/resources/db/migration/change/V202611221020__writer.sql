-- Who wrote the edition that there is now; null: the author did. Whoever wrote a change, or made the program's token that did, does not agree to it.
alter table change.change add column writer text;
alter table change.change add column writer_name text;

create function change.approver_wrote_nothing() returns trigger language plpgsql as $$
declare
    written change.change;
begin
    select * into written from change.change where id = new.change_id;
    if written.writer = new.approver then
        raise exception 'writer_is_not_approver: the approver wrote this edition' using errcode = 'check_violation';
    end if;
    if exists (select 1
                 from access.token
                where 'token:' || token.id in (written.author, written.writer)
                  and 'person:' || token.made_by = new.approver) then
        raise exception 'maker_is_not_approver: the approver made the token that wrote the change' using errcode = 'check_violation';
    end if;
    return new;
end
$$;

create trigger approver_wrote_nothing before insert on change.approval
    for each row execute function change.approver_wrote_nothing();
