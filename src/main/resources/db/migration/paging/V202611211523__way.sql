-- Where answers may come in: who was told lately in one way.
create index attempt_way on paging.attempt (kind, at) where state in ('sending', 'sent', 'delivered', 'unknown');
