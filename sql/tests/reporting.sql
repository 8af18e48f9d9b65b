-- The views for reporting: who reads them sees the organisation to which his login is bound, and nothing else, whatever he says of himself.
begin;
set search_path = drumbeat, public;
select no_plan();

do $$
declare
  o bigint;
begin
  foreach o in array array[9001, 9002] loop
    insert into organisation overriding system value values (o, 'org-' || o, 'Organisation ' || o, 'USD', 'UTC', 'monday', 1, 1);
    insert into change values (o, 1, '2018-01-01Z', 'test', 'setup');
    insert into fiscal_period (org_id, period_id, level, label, during, quarter_id, year_id, changed_in) values
      (o, 201800, 'year', '2018', '[2018-01-01,2019-01-01)', null, 201800, 1),
      (o, 201821, 'quarter', '2018-Q1', '[2018-01-01,2018-04-01)', 201821, 201800, 1),
      (o, 201801, 'month', '2018-01', '[2018-01-01,2018-02-01)', 201821, 201800, 1);
    insert into person values (o, 1, 1);
    insert into person_identity values (o, 1, 'Rep of ' || o, 'rep@example.com', 1);
    insert into employment values (o, 1, '[2017-01-01,)', 'rep', 1);
    insert into team values (o, 1, 'company', null, 1), (o, 2, 'team', 'Team of ' || o, 1);
    insert into team_parent values (o, 2, '(,)', 1, 1);
    insert into team_membership values (o, 1, 2, 'member', '(,)', 1);
    insert into territory values (o, 1, 'North of ' || o, 1);
    insert into quota (org_id, quota_id, person_id, period_id, amount_minor, changed_in) values (o, 1, 1, 201801, 10000, 1);
    insert into quota_leaf values (o, 1, 201801, 10000, 1);
    insert into run values (o, 1, '2018-01-31', 1, '', '', '', '2018-01-31Z', '2018-01-31Z', '{}');
    insert into attainment_cell (org_id, dimension, subject_id, period_id, quota_minor, quota_source, credit_minor, deal_count, excluded_count, since_run)
      values (o, 'rep', 1, 201801, 10000, 'own', 2550, 1, 0, 1);
    insert into pipeline_cell values (o, 'rep', 1, 201801, null, 1, 1, 0, 1, 2550, null, null, 0, 0, null, null, 0, 0, 0, 0, 0, 0, 0, 0, 1),
      (o, 'rep', 1, 0, null, 1, 0, 0, 0, 0, null, null, 0, 0, null, null, 0, 0, 3, 0, 0, 0, 0, 0, 1);
  end loop;
end
$$;

create temporary table reporting_view as
  select c.oid, c.relname::text as name from pg_class c where c.relnamespace = 'reporting'::regnamespace and c.relkind = 'v';
grant select on reporting_view to public;
grant usage on schema public to public;
grant execute on all functions in schema public to public;

-- They explain themselves.

select is_empty($$select name from reporting_view where coalesce(obj_description(oid, 'pg_class'), '') = ''$$, 'every view for reporting has a comment');
select is_empty(
  $$select v.name, a.attname from reporting_view v join pg_attribute a on a.attrelid = v.oid and a.attnum > 0
    where coalesce(col_description(v.oid, a.attnum), '') = ''$$, 'and so has every column');
select is_empty($$select relname from pg_class where relnamespace = 'reporting'::regnamespace and relkind not in ('v', 'c')$$, 'there are views and nothing else');
select is(
  (select string_agg(v.name || '(' || (select string_agg(a.attname, ' ' order by a.attnum) from pg_attribute a where a.attrelid = v.oid and a.attnum > 0) || ')',
                     E'\n' order by v.name) from reporting_view v),
  'attainment(dimension subject_number subject period quota credit adjustment members_quota overlay_credit deals excluded_deals)
calendar(period first_day last_day quarter year is_locked period_number)
organisation(key name currency zone)
people(person_number name role first_day last_day team_number)
pipeline(dimension subject_number subject period won_deals lost_deals won_amount won_deals_with_amount won_cycle_days won_deals_with_cycle lost_cycle_days lost_deals_with_cycle open_deals open_amount open_deals_with_amount open_list_amount open_deals_with_list_price excluded_deals)
quota(stated_for stated_for_number component layer period amount)
runs(run as_of known_change finished_at digest is_newest)
teams(team_number name level parent_number leader_number)
territories(territory_number name parent_number)',
  'names of views and columns are what tools were told: they stay, and new ones are added at the end');

-- Who is bound, and to what.

select is(bind_reporting_login('bi_test_one', 9001), 'created', 'a login that is not there is made');
select is(bind_reporting_login('bi_test_two', 9002), 'created', 'one for each organisation');
select is(bind_reporting_login('bi_test_one', 9001), 'bound', 'binding again changes nothing');
select is(bind_reporting_login('postgres', 9001), 'mighty', 'whoever is above row-level security is bound to nothing');
select is(bind_reporting_login('drumbeat_app', 9001), 'duty', 'nor the login of the product');
select is(bind_reporting_login('bi_test_none', null), 'unknown', 'what was never bound cannot be unbound');
create role bi_test_loose login;
grant drumbeat_reporting to bi_test_loose;

create function pg_temp.seen(name text) returns text language plpgsql as $$
declare
  found text;
begin
  execute format('select string_agg(v::text, E''\n'' order by v::text) from reporting.%I v', name) into found;
  return found;
end
$$;
grant execute on function pg_temp.seen(text) to public;

set session authorization bi_test_one;
select is((select key from reporting.organisation), 'org-9001', 'a login sees its organisation');
select is_empty($$select name from reporting_view where coalesce(pg_temp.seen(name), '') = ''$$, 'in every view there is something');
select is_empty($$select name from reporting_view where pg_temp.seen(name) ~ '9002'$$, 'and nothing of another one');
select results_eq('select quota, credit, deals from reporting.attainment', $$values (100.00, 25.50, 1::bigint)$$, 'amounts are in major units');
select results_eq('select period, open_deals from reporting.pipeline order by period', $$values ('(no date)', 3::bigint), ('2018-01', 0)$$, 'deals without a date have their row');
set drumbeat.org_id = '9002';
set drumbeat.org_key = 'org-9002';
select is((select key from reporting.organisation), 'org-9001', 'what it says of itself changes nothing');
set role drumbeat_reporting;
select is((select key from reporting.organisation), 'org-9001', 'nor does the role it takes on');
reset role;
select throws_ok('set role drumbeat_reader', '42501', null, 'it can take on no duty');
select throws_ok('select email from drumbeat.person_identity', '42501', null, 'addresses are not for it');
select throws_ok('select count(*) from drumbeat.opportunity', '42501', null, 'nor deals');
select throws_ok('select count(*) from drumbeat_schema.reporting_login', '42501', null, 'nor who else is bound');
select throws_ok($$update drumbeat_schema.reporting_login set org_id = 9002$$, '42501', null, 'it binds itself to nothing');
select throws_ok($$select drumbeat.bind_reporting_login('bi_test_one', 9002)$$, '42501', null, 'in no way');
select throws_ok('delete from drumbeat.run', '42501', null, 'it writes nothing');
select throws_ok('create table reporting.mine (id int)', '42501', null, 'and makes nothing');
reset session authorization;

set session authorization bi_test_two;
select is((select key from reporting.organisation), 'org-9002', 'the other one sees the other');
reset session authorization;

set session authorization bi_test_loose;
set drumbeat.org_id = '9001';
select is_empty($$select name from reporting_view where pg_temp.seen(name) is not null$$, 'a member of the role that is bound to nothing sees nothing');
reset session authorization;

select is(bind_reporting_login('bi_test_one', null), 'ended', 'a binding ends');
set session authorization bi_test_one;
select throws_ok('select * from reporting.organisation', '42501', null, 'and with it all sight');
reset session authorization;

select * from finish();
rollback;
