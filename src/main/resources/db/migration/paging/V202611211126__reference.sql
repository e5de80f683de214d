-- What a provider says later is found by its own id. A hash, since some references are long.
create index attempt_reference on paging.attempt using hash (reference) where reference <> '';
