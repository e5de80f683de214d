-- What a ticket on hold waits for; an agreement says which of these stop its clocks.
alter table desk.ticket
    add column waiting_on text not null default 'other'
        check (waiting_on in ('customer', 'developer', 'vendor', 'change', 'other'));
