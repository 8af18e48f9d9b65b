-- The one structure: what the database refuses, and where a person and a team stand on each day.
begin;
set search_path = drumbeat, public;
select no_plan();

insert into organisation overriding system value values (9001, 'org-9001', 'Organisation', 'USD', 'UTC', 'monday', 1, 1);
insert into person select 9001, n, 1 from generate_series(1, 9) n;
insert into team values (9001, 1, 'company', null, 1), (9001, 2, 'region', 'Region 2', 1), (9001, 3, 'team', 'Team 3', 1),
  (9001, 4, 'team', 'Team 4', 1), (9001, 5, 'pod', 'Pod 5', 1), (9001, 6, 'team', 'Team 6', 1);
insert into fiscal_period (org_id, period_id, level, label, during, quarter_id, year_id, changed_in)
  values (9001, 201800, 'year', '2018', '[2018-01-01,2019-01-01)', null, 201800, 1);
insert into territory values (9001, 1, 'North', 1), (9001, 2, 'South', 1);

-- What is refused. Each statement alone would be right, were there not the row before it.

insert into team_membership values (9001, 1, 3, 'member', '[2018-01-01,2018-07-01)', 1);
select throws_ok($$insert into team_membership values (9001, 1, 4, 'member', '[2018-06-30,)', 1)$$, '23P01', null, 'a person is a member of one team a day');
select lives_ok($$insert into team_membership values (9001, 1, 4, 'member', '[2018-07-01,)', 1)$$, 'and of the next from the day after');
select lives_ok($$insert into team_membership values (9001, 1, 6, 'overlay', '(,)', 1)$$, 'an overlay beside it is no second home');
insert into team_membership values (9001, 2, 3, 'leader', '[2018-01-01,2018-04-01)', 1);
select throws_ok($$insert into team_membership values (9001, 3, 3, 'leader', '[2018-03-31,)', 1)$$, '23P01', null, 'a team has one leader a day');
select lives_ok($$insert into team_membership values (9001, 2, 4, 'leader', '(,)', 1)$$, 'a person may lead two teams');
select throws_ok($$insert into team_membership values (9001, 4, 3, 'member', 'empty', 1)$$, '23514', null, 'a membership of no day is none');

insert into employment values (9001, 1, '[2017-01-01,2018-01-01)', 'rep', 1);
select throws_ok($$insert into employment values (9001, 1, '[2017-12-31,)', 'rep', 1)$$, '23P01', null, 'employments of a person do not overlap');
select lives_ok($$insert into employment values (9001, 1, '[2018-06-01,)', 'rep', 1)$$, 'somebody may come back');

insert into territory_assignment values (9001, 1, 1, '[2018-01-01,2018-07-01)', 5000, 1);
select throws_ok($$insert into territory_assignment values (9001, 1, 1, '[2018-06-01,)', 5000, 1)$$, '23P01', null, 'assignments of a person to a territory do not overlap');
select lives_ok($$insert into territory_assignment values (9001, 1, 2, '[2018-06-01,)', 5000, 1)$$, 'two people may share a territory');
select throws_ok($$insert into territory_assignment values (9001, 2, 1, '(,)', 10001, 1)$$, '23514', null, 'a share is at most the whole');
select throws_ok($$insert into territory_assignment values (9001, 2, 1, '(,)', 0, 1)$$, '23514', null, 'and more than nothing');

insert into team_parent values (9001, 3, '(,2018-06-01)', 2, 1);
select throws_ok($$insert into team_parent values (9001, 3, '[2018-05-31,)', 1, 1)$$, '23P01', null, 'a team has one parent a day');
select throws_ok($$insert into team_parent values (9001, 4, '(,)', 4, 1)$$, '23514', null, 'a team does not stand under itself');
select throws_ok($$insert into team values (9001, 7, 'company', null, 1)$$, '23505', null, 'an organisation has one root team');
select throws_ok($$insert into territory_parent values (9001, 1, '(,)', 1, 1)$$, '23514', null, 'a territory does not lie in itself');

insert into quota (org_id, quota_id, person_id, period_id, amount_minor, changed_in) values (9001, 1, 1, 201800, 100, 1);
select throws_ok($$insert into quota (org_id, quota_id, person_id, period_id, amount_minor, changed_in) values (9001, 2, 1, 201800, 200, 1)$$, '23505', null,
  'a quota is stated once for a subject and a period');
select throws_ok($$insert into quota (org_id, quota_id, period_id, amount_minor, changed_in) values (9001, 2, 201800, 200, 1)$$, '23514', null, 'a quota has a subject');
select throws_ok($$insert into quota (org_id, quota_id, person_id, team_id, period_id, amount_minor, changed_in) values (9001, 2, 1, 3, 201800, 200, 1)$$, '23514', null,
  'and only one');
select throws_ok($$insert into fiscal_period (org_id, period_id, level, label, during, quarter_id, year_id, changed_in)
  values (9001, 201900, 'year', '2019', '[2018-12-31,2020-01-01)', null, 201900, 1)$$, '23P01', null, 'fiscal years do not overlap');
select throws_ok($$insert into opportunity (org_id, opportunity_id, owner_id, stage, source_stage, currency, rep_id, changed_in)
  values (9001, 1, 1, 'won', 'x', 'USD', 1, 1)$$, '23514', null, 'a won deal has a close date');
select throws_ok($$insert into opportunity (org_id, opportunity_id, owner_id, stage, source_stage, currency, rep_id, close_on, changed_in)
  values (9001, 1, 1, 'won', 'x', 'USD', 1, '1918-01-01', 1)$$, '23514', null, 'a close date lies in the fiscal calendar');
select throws_ok($$insert into opportunity (org_id, opportunity_id, owner_id, stage, source_stage, currency, rep_id, booked_on, changed_in)
  values (9001, 1, 1, 'lead', 'x', 'USD', 1, '1918-01-01', 1)$$, '23514', null, 'and so does a booking date');

-- Where a person stands: the team, and its leader, on each day.

insert into team_membership values (9001, 5, 3, 'member', '[2018-02-01,2018-11-01)', 1), (9001, 4, 3, 'leader', '[2018-06-01,)', 1);
select results_eq(
  $$select team_id, manager_id, during::text from person_place where person_id = 5 order by during$$,
  $$values (3::bigint, 2::bigint, '[2018-02-01,2018-04-01)'), (3, null, '[2018-04-01,2018-06-01)'), (3, 4, '[2018-06-01,2018-11-01)')$$,
  'a member: one manager, two months without one, the next; nothing outside the membership');
select results_eq(
  $$select team_id, manager_id, during::text from person_place where person_id = 1 order by during$$,
  $$values (3::bigint, 2::bigint, '[2018-01-01,2018-04-01)'), (3, null, '[2018-04-01,2018-06-01)'), (3, 4, '[2018-06-01,2018-07-01)'),
           (4, 2, '[2018-07-01,)')$$,
  'a member who moves; overlays do not count');
select results_eq(
  $$select team_id, manager_id, during::text from person_place where person_id = 4 order by during$$,
  $$values (3::bigint, 4::bigint, '[2018-06-01,)')$$, 'a leader who is nowhere a member stands in the team led');
select results_eq(
  $$select team_id, during::text from person_place where person_id = 2 order by during$$,
  $$values (4::bigint, '(,2018-01-01)'), (3, '[2018-01-01,2018-04-01)'), (4, '[2018-04-01,)')$$,
  'a leader of two teams stands in the first of them');
insert into team_membership values (9001, 6, 6, 'leader', '(,)', 1), (9001, 6, 4, 'member', '[2018-03-01,2018-05-01)', 1);
select results_eq(
  $$select team_id, manager_id, during::text from person_place where person_id = 6 order by during$$,
  $$values (6::bigint, 6::bigint, '(,2018-03-01)'), (4, 2, '[2018-03-01,2018-05-01)'), (6, 6, '[2018-05-01,)')$$,
  'a leader who is a member elsewhere stands there for as long');
select is_empty($$select 1 from person_place where person_id = 9$$, 'who is in no team stands nowhere');
select is_empty(
  $$select person_id, day from person_place p cross join generate_series('2017-12-01'::date, '2018-12-31', '1 day') as day
    where p.during @> day::date group by person_id, day having count(*) > 1$$, 'nobody stands in two places on one day');

-- The nearest team and region at or above a team, on each day.

insert into team_parent values (9001, 3, '[2018-06-01,)', 1, 1), (9001, 2, '(,)', 1, 1), (9001, 5, '(,)', 3, 1), (9001, 4, '(,)', 2, 1), (9001, 6, '(,)', 4, 1);
create function pg_temp.place(team bigint, level text, day date) returns bigint language sql as $$
  select node_id from drumbeat.team_place_known_at(9001, 1) t where t.team_id = $1 and t.level = $2 and t.during @> $3
$$;
select is(pg_temp.place(3, 'team', '2018-01-01'), 3::bigint, 'a team is its own nearest team');
select is(pg_temp.place(5, 'team', '2018-01-01'), 3::bigint, 'a pod stands in the team above it');
select is(pg_temp.place(6, 'team', '2018-01-01'), 6::bigint, 'a team in a team is nearest to itself');
select is(pg_temp.place(5, 'region', '2018-05-31'), 2::bigint, 'and in the region above that');
select is(pg_temp.place(5, 'region', '2018-06-01'), null, 'until the team leaves the region');
select is(pg_temp.place(6, 'region', '2018-06-01'), 2::bigint, 'two steps up is a region too');
select is(pg_temp.place(2, 'team', '2018-06-01'), null, 'a region stands in no team');
select is(pg_temp.place(1, 'region', '2018-06-01'), null, 'the company stands in no region');
select is_empty(
  $$select team_id, level, day from team_place_known_at(9001, 1) p cross join generate_series('2018-05-01'::date, '2018-07-31', '1 day') as day
    where p.during @> day::date group by team_id, level, day having count(*) > 1$$, 'no team stands in two nodes of a level on one day');

select set_eq($$select team_below(9001, 2, '2018-05-31')$$, 'values (2::bigint), (3), (4), (5), (6)', 'the subtree of a region');
select set_eq($$select team_below(9001, 2, '2018-06-01')$$, 'values (2::bigint), (4), (6)', 'and after a team has left it');

-- What a team is called.

insert into person_identity values (9001, 4, 'Manager 4', null, 1);
insert into team values (9001, 8, 'team', null, 1);
insert into team_membership values (9001, 8, 8, 'leader', '(,2018-01-01)', 1), (9001, 4, 8, 'leader', '[2018-01-01,)', 1);
select is((select name from team_name where team_id = 8), 'Team of Manager 4', 'a team without a name is called after its present leader');
select is((select name from team_name where team_id = 1), 'Organisation', 'the root after the organisation');
select is((select name from person_name where person_id = 8), 'Person 8', 'a person whose identity was erased has a number');

-- The calendar that the program writes is tested with it; here, that a period belongs to those above it.
select throws_ok($$insert into fiscal_period (org_id, period_id, level, label, during, quarter_id, year_id, changed_in)
  values (9001, 201801, 'month', '2018-01', '[2018-01-01,2018-02-01)', null, 201800, 1)$$, '23514', null, 'a month lies in a quarter');

select * from finish();
rollback;
