-- An answer waits for the mail it answers while that waits itself.
create index mail_parent on post.mail (message_id) where state = 'waiting' and message_id <> '';
