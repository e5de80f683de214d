-- What a report, a playbook or a heartbeat does is looked at every few minutes, no longer only when it falls due.
update chore.turn
   set act_at = least(act_at, opened_at + interval '5 minutes')
  from chore.chore
 where chore.id = turn.chore_id
   and turn.state = 'open'
   and chore.fulfilled_by in ('report', 'playbook', 'heartbeat')
   and chore.fulfilled_id is not null;
