create schema adjustment;

-- One ledger. Amounts in it have at most so many decimals, in one currency.
create table adjustment.book (
    id       bigint  generated always as identity primary key,
    currency text    not null check (currency ~ '^[A-Z]{3}$'),
    decimals integer not null check (decimals between 0 and 6)
);

-- item is empty for the customer as a whole. amount has its sign; a waiver has none: it is whatever the line comes to.
-- basis is what the line came to when this was written; null: whatever it comes to.
create table adjustment.entry (
    id          bigint      generated always as identity primary key,
    book_id     bigint      not null references adjustment.book,
    number      integer     not null check (number > 0),
    kind        text        not null check (kind in ('credit', 'debit', 'correction', 'waiver')),
    customer    text        not null check (customer <> ''),
    item        text        not null,
    amount      numeric,
    basis       numeric,
    from_month  date        not null check (extract(day from from_month) = 1),
    until_month date        not null check (extract(day from until_month) = 1),
    reason      text        not null check (reason <> ''),
    evidence    text        not null check (evidence <> ''),
    reverses    bigint      references adjustment.entry,
    by_kind     text        not null,
    by_id       bigint      not null,
    by_name     text        not null,
    at          timestamptz not null,
    previous    text        not null,
    signature   text        not null,
    unique (book_id, number),
    unique (reverses),
    check (from_month <= until_month),
    check ((kind = 'waiver') = (amount is null)),
    check (kind <> 'waiver' or item <> ''),
    check (reverses is not null or kind = 'correction' or amount is null or (kind = 'debit') = (amount > 0)),
    check (amount <> 0)
);

create index entry_month on adjustment.entry (book_id, from_month, until_month);

-- What another person said to an entry.
create table adjustment.verdict (
    entry_id  bigint      primary key references adjustment.entry,
    approved  boolean     not null,
    word      text        not null,
    by_kind   text        not null,
    by_id     bigint      not null,
    by_name   text        not null,
    at        timestamptz not null,
    signature text        not null
);

-- Holds what only grows, here and in modules above, with the words that its trigger says. Truncating what is empty takes nothing away: a restore does so before
-- it fills the table.
create function adjustment.keep() returns trigger language plpgsql as $$
declare
    kept boolean := true;
begin
    if tg_op = 'TRUNCATE' then
        execute format('select exists (select from %I.%I)', tg_table_schema, tg_table_name) into kept;
    end if;
    if not kept then
        return null;
    end if;
    raise exception '%: % of % is refused', tg_argv[0], lower(tg_op), tg_table_name;
end
$$;

create trigger entry_only_grows before update or delete or truncate on adjustment.entry
    for each statement execute function adjustment.keep('the ledger only grows');
create trigger verdict_only_grows before update or delete or truncate on adjustment.verdict
    for each statement execute function adjustment.keep('the ledger only grows');
create trigger book_stays before update or delete or truncate on adjustment.book
    for each statement execute function adjustment.keep('the ledger only grows');
