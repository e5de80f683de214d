-- When messages went out by a method to an address in the last minute, in milliseconds since 1970, for all nodes. What a crash empties is counted anew.
create unlogged table paging.pace (
    kind    text     not null,
    address text     not null,
    sent    bigint[] not null,
    primary key (kind, address)
);
