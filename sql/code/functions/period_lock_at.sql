-- Which leaf periods are locked as known after a change, and with the numbers of which run. Requests decide nothing.
create function drumbeat.period_lock_at(org_id bigint, known_change bigint)
  returns table (period_id integer, run_no bigint)
  language sql stable
begin atomic
  select decided.period_id, decided.run_no
  from (select distinct on (l.period_id) l.period_id, l.step, l.run_no
        from drumbeat.period_lock l
        where l.org_id = $1 and l.changed_in <= $2 and l.step in ('locked', 'unlocked')
        order by l.period_id, l.step_no desc) decided
  where decided.step = 'locked';
end;
