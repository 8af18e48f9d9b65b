-- Known time: before-images, what a change did, and what was known after it.
begin;
set search_path = drumbeat, public;
select no_plan();

insert into organisation overriding system value values (9001, 'org-9001', 'Organisation', 'USD', 'UTC', 'monday', 1, 1);
insert into opportunity (org_id, opportunity_id, owner_id, stage, source_stage, currency, amount_minor, rep_id, changed_in) values
  (9001, 1, 5, 'discovery', 'x', 'USD', 100, 5, 10),
  (9001, 2, 5, 'discovery', 'x', 'USD', 200, 5, 10);
insert into product values (9001, 1, 'Product', null, 1000, 10);
select is_empty($$select 1 from opportunity_history$$, 'an insert leaves no image');

-- Outside a change nothing is changed or deleted.

select throws_ok($$update opportunity set amount_minor = 1 where opportunity_id = 1$$, '23000', null, 'an update outside a change is refused');
select throws_ok($$update opportunity set amount_minor = 1, changed_in = 11 where opportunity_id = 1$$, '23000', null,
  'also one that stamps a number of its own');
select throws_ok($$delete from opportunity where opportunity_id = 1$$, '23000', null, 'a delete outside a change is refused');

-- Change 11 raises the amount of deal 1, twice, and takes deal 2 away; deal 3 is new.

set local drumbeat.change_no = '11';
select throws_ok($$update opportunity set amount_minor = 1 where opportunity_id = 1$$, '23000', null, 'an update must be stamped with its change');
update opportunity set amount_minor = 110, changed_in = 11 where opportunity_id = 1;
update opportunity set amount_minor = 120, changed_in = 11 where opportunity_id = 1;
delete from opportunity where opportunity_id = 2;
insert into opportunity (org_id, opportunity_id, owner_id, stage, source_stage, currency, amount_minor, rep_id, changed_in)
  values (9001, 3, 5, 'discovery', 'x', 'USD', 300, 5, 11);
select results_eq(
  $$select opportunity_id, amount_minor, changed_in, until_change from opportunity_history order by opportunity_id$$,
  $$values (1::bigint, 100::bigint, 10::bigint, 11::bigint), (2, 200, 10, 11)$$,
  'one image per row and change: what was true before it');

create function pg_temp.difference(change bigint) returns table (noun text, action text, key text, before text, after text) language sql as $$
  select noun, action, key, before ->> 'amount_minor', after ->> 'amount_minor'
  from drumbeat.change_difference where org_id = 9001 and change_no = $1 and noun = 'opportunity' order by key
$$;
select results_eq('select * from pg_temp.difference(11)',
  $$values ('opportunity', 'changed', '1', '100', '120'), ('opportunity', 'removed', '2', '200', null), ('opportunity', 'added', '3', null, '300')$$,
  'the difference of a change: added, changed and removed');

-- Later changes do not alter what change 11 did: deal 1 changes again, deal 2 comes back, deal 3 goes.

set local drumbeat.change_no = '12';
update opportunity set amount_minor = 130, changed_in = 12 where opportunity_id = 1;
insert into opportunity (org_id, opportunity_id, owner_id, stage, source_stage, currency, amount_minor, rep_id, changed_in)
  values (9001, 2, 5, 'discovery', 'x', 'USD', 250, 5, 12);
delete from opportunity where opportunity_id = 3;
select results_eq('select * from pg_temp.difference(10)',
  $$values ('opportunity', 'added', '1', null, '100'), ('opportunity', 'added', '2', null, '200')$$, 'the first change still added both deals');
select results_eq('select * from pg_temp.difference(11)',
  $$values ('opportunity', 'changed', '1', '100', '120'), ('opportunity', 'removed', '2', '200', null), ('opportunity', 'added', '3', null, '300')$$,
  'the second still did what it did');
select results_eq('select * from pg_temp.difference(12)',
  $$values ('opportunity', 'changed', '1', '120', '130'), ('opportunity', 'added', '2', null, '250'), ('opportunity', 'removed', '3', '300', null)$$,
  'the third: a deal that comes back is added, one that goes is removed');
select is_empty('select * from pg_temp.difference(13)', 'a change that did nothing has no difference');

-- A row removed and written again under one change is changed; one written and removed again leaves nothing.

set local drumbeat.change_no = '13';
delete from opportunity where opportunity_id = 2;
insert into opportunity (org_id, opportunity_id, owner_id, stage, source_stage, currency, amount_minor, rep_id, changed_in)
  values (9001, 2, 5, 'discovery', 'x', 'USD', 260, 5, 13),
         (9001, 4, 5, 'discovery', 'x', 'USD', 400, 5, 13);
delete from opportunity where opportunity_id = 4;
select results_eq('select * from pg_temp.difference(13)', $$values ('opportunity', 'changed', '2', '250', '260')$$,
  'removed and written again under one change is changed, written and removed is nothing');

-- What was known.

create function pg_temp.known(change bigint) returns table (deal bigint, amount bigint) language sql as $$
  select opportunity_id, amount_minor from drumbeat.opportunity_known_at(9001, $1) order by 1
$$;
select is_empty('select * from pg_temp.known(9)', 'before the first change nothing was known');
select results_eq('select * from pg_temp.known(10)', 'values (1::bigint, 100::bigint), (2, 200)', 'after change 10');
select results_eq('select * from pg_temp.known(11)', 'values (1::bigint, 120::bigint), (3, 300)', 'after change 11');
select results_eq('select * from pg_temp.known(12)', 'values (1::bigint, 130::bigint), (2, 250)', 'after change 12');
select results_eq('select * from pg_temp.known(13)', 'values (1::bigint, 130::bigint), (2, 260)', 'after change 13');
select results_eq('select * from pg_temp.known(99)', 'select opportunity_id, amount_minor from opportunity order by 1', 'and now');
select is_empty('select * from opportunity_known_at(9002, 99)', 'of another organisation nothing');

set local drumbeat.change_no = '14';
update product set list_price_minor = 2000, changed_in = 14;
select results_eq('select list_price_minor from product_known_at(9001, 13)', 'values (1000::bigint)', 'a product as it was known');
select results_eq('select list_price_minor from product_known_at(9001, 14)', 'values (2000::bigint)', 'and as it is now');

-- A key that holds a range: an employment that ends is the former one removed and the shorter one added.

insert into person values (9001, 5, 10);
insert into employment values (9001, 5, '[2017-01-01,)', 'rep', 10);
update employment set during = '[2017-01-01,2018-01-01)', changed_in = 14;
select results_eq(
  $$select action, key from change_difference where org_id = 9001 and change_no = 14 and noun = 'employment' order by action$$,
  $$values ('added', '5 · [2017-01-01,2018-01-01)'), ('removed', '5 · [2017-01-01,)')$$, 'a changed key is a row removed and a row added');

-- Cells, by run.

insert into attainment_cell (org_id, dimension, subject_id, period_id, credit_minor, deal_count, excluded_count, since_run)
  values (9001, 'rep', 5, 201801, 100, 1, 0, 1), (9001, 'rep', 6, 201801, 50, 1, 0, 1);
select throws_ok($$delete from attainment_cell$$, '23000', null, 'a cell is not taken back outside a run');
set local drumbeat.run_no = '2';
select throws_ok($$update attainment_cell set credit_minor = 1$$, '23000', null, 'and not rewritten without the run''s number');
delete from attainment_cell where subject_id = 5;
insert into attainment_cell (org_id, dimension, subject_id, period_id, credit_minor, deal_count, excluded_count, since_run)
  values (9001, 'rep', 5, 201801, 120, 1, 0, 2);
set local drumbeat.run_no = '4';
delete from attainment_cell where subject_id = 6;

create function pg_temp.cells(run bigint) returns table (subject bigint, credit bigint) language sql as $$
  select subject_id, credit_minor from drumbeat.attainment_cell_at(9001, $1) order by 1
$$;
select is_empty('select * from pg_temp.cells(0)', 'before the first run there are no cells');
select results_eq('select * from pg_temp.cells(1)', 'values (5::bigint, 100::bigint), (6, 50)', 'the cells of run 1');
select results_eq('select * from pg_temp.cells(2)', 'values (5::bigint, 120::bigint), (6, 50)', 'the cells of run 2');
select results_eq('select * from pg_temp.cells(3)', 'values (5::bigint, 120::bigint), (6, 50)', 'a run that changed nothing has those before it');
select results_eq('select * from pg_temp.cells(4)', 'values (5::bigint, 120::bigint)', 'the cells of run 4');

-- Every history, in the same way: whatever has a twin keeps a before-image when it goes.

set local drumbeat.change_no = '';
select is_empty(
  $$select relname from pg_class c
    where relnamespace = 'drumbeat'::regnamespace and relkind = 'r'
      and to_regclass('drumbeat.' || relname || '_history') is not null
      and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgfoid = to_regproc('drumbeat.keep_history_of_' || relname))$$,
  'every history has a trigger that writes it and no other');

select * from finish();
rollback;
