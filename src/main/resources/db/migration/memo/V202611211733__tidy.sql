create index memo_over on memo.memo (made_at) where due_at is null;
