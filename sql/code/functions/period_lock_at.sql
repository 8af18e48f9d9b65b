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

-- Where what becomes known of a locked leaf period stands: in the first open leaf period after it. A locked period after
-- which none is open is absent.
create function drumbeat.adjusted_period_at(org_id bigint, known_change bigint)
  returns table (period_id integer, run_no bigint, target_id integer)
  language sql stable
begin atomic
  with locked as (
    select f.period_id, f.during, l.run_no
    from drumbeat.period_lock_at($1, $2) l
    join drumbeat.fiscal_period_known_at($1, $2) f on f.period_id = l.period_id
  )
  select l.period_id, l.run_no, open_month.period_id
  from locked l
  cross join lateral (
    select f.period_id from drumbeat.fiscal_period_known_at($1, $2) f
    where f.level = 'month' and lower(f.during) >= upper(l.during)
      and not exists (select from locked other where other.period_id = f.period_id)
    order by lower(f.during) limit 1) open_month;
end;
