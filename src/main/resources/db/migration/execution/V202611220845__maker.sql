-- A plan that a program made, by a token of nobody's, is the work of whoever made that token: not theirs to approve.
create function execution.maker_is_not_approver() returns trigger language plpgsql as $$
begin
    if exists (select 1
                 from access.token
                where new.author_kind = 'TOKEN'
                  and token.id = new.author_id
                  and token.made_by = new.by_id) then
        raise exception 'maker_is_not_approver: the approver made the token that made the plan' using errcode = 'check_violation';
    end if;
    return new;
end
$$;

create trigger maker_is_not_approver before insert on execution.approval
    for each row execute function execution.maker_is_not_approver();
