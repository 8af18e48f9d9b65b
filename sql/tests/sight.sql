-- Which teams a transaction sees by its setting.
begin;
set search_path = drumbeat, public;
select no_plan();

-- A team is seen where its own character is 1, and nowhere else: not beyond either end, not without the setting, not for what resembles it.
create function pg_temp.seen_by(marks text) returns text
  language plpgsql as $$
begin
  perform set_config('drumbeat.teams_seen', marks, true);
  return (select string_agg(n::text, ' ' order by n) from generate_series(-3, 9) n where drumbeat.is_seen(n, drumbeat.teams_seen()));
end
$$;
select is(pg_temp.seen_by(marks), seen, format('teams seen by "%s"', marks))
from (values ('0101', '2 4'), ('1', '1'), ('000000001', '9'), ('0000', null), ('', null), (' 1', '2'), ('2,4', null), ('true', null), ('é1', '3')) as m (marks, seen);
select ok(drumbeat.is_seen(null, drumbeat.teams_seen()) is not true, 'a row without a team is seen by no team');

select * from finish();
rollback;
