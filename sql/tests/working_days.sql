-- On which days somebody who works here does not: his calendar's, the company's, his own; by the calendar of that day, as it was known.
begin;
set search_path = drumbeat, public;
select no_plan();

insert into organisation overriding system value values
  (9001, 'org-9001', 'Organisation', 'USD', 'UTC', 'monday', 1, 1), (9002, 'org-9002', 'Another', 'USD', 'UTC', 'monday', 1, 1);
insert into person select 9001, n, 1 from generate_series(1, 6) n;
insert into person values (9002, 1, 1);
-- Monday, 1 January to Sunday, 7 January 2018; 6 January is a Saturday.
insert into day_off values
  (9001, 'FR', '2018-01-01', 'New Year', 1), (9001, 'FR', '2018-01-06', 'Epiphany', 1), (9001, 'FR', '2018-01-04', null, 1),
  (9001, 'GB', '2018-01-01', 'New Year', 1), (9001, 'GB', '2018-01-02', 'Second of January', 1),
  (9001, 'company', '2018-01-03', 'Moving', 1), (9001, 'company', '2018-01-07', 'Sunday', 1), (9001, 'company', '2018-01-04', null, 1),
  (9002, 'FR', '2018-01-05', null, 1), (9002, 'company', '2018-01-05', null, 1);
insert into employment (org_id, person_id, during, role, changed_in, zone, holiday_calendar) values
  (9001, 1, '[2017-01-01,)', 'rep', 1, 'Europe/Paris', 'FR'),
  -- Without a calendar.
  (9001, 2, '(,)', 'rep', 1, null, null),
  -- From France to Britain on the second.
  (9001, 3, '(,2018-01-02)', 'rep', 1, 'Europe/Paris', 'FR'), (9001, 3, '[2018-01-02,)', 'rep', 1, 'Europe/London', 'GB'),
  -- Hired on the third, gone after the fourth.
  (9001, 4, '[2018-01-03,2018-01-05)', 'rep', 1, null, 'FR'),
  -- Of a calendar without a day.
  (9001, 5, '(,)', 'rep', 1, null, 'XX'),
  (9002, 1, '(,)', 'rep', 1, null, null);
insert into absence values
  (9001, 2, '[2018-01-05,2018-01-09)', 'vacation', false, null, 1), (9001, 3, '[2017-12-29,2018-01-03)', 'sick leave', false, null, 1),
  (9001, 4, '[2018-01-01,2018-01-12)', 'vacation', false, null, 1), (9001, 6, '[2018-01-01,2018-01-12)', 'vacation', false, null, 1);

create function pg_temp.off(known bigint, person bigint) returns text language sql as
  $$select string_agg(to_char(day, 'MM-DD') || ' ' || reason, ', ' order by day, reason) from person_day_off_known_at(9001, known) where person_id = person$$;
select is(pg_temp.off(1, 1), '01-01 holiday, 01-03 closure, 01-04 closure, 01-04 holiday', 'his calendar''s days and the company''s, no Saturday and no Sunday');
select is(pg_temp.off(1, 2), '01-03 closure, 01-04 closure, 01-05 absence, 01-08 absence', 'without a calendar the company''s, and his own: a weekend has none');
select is(pg_temp.off(1, 3), '12-29 absence, 01-01 absence, 01-01 holiday, 01-02 absence, 01-02 holiday, 01-03 closure, 01-04 closure',
  'each day by the calendar of that day; an absence across a move is counted once a day');
select is(pg_temp.off(1, 4), '01-03 absence, 01-03 closure, 01-04 absence, 01-04 closure, 01-04 holiday', 'only while he works here');
select is(pg_temp.off(1, 5), '01-03 closure, 01-04 closure', 'a calendar without a day has none');
select is(pg_temp.off(1, 6), null, 'who does not work here has no day off');
select is(
  (select string_agg(day || ' ' || reason, ', ') from person_day_off_known_at(9002, 1)), '2018-01-05 closure', 'another organisation''s days are its own');
select is_empty($$select person_id, day, reason from person_day_off_known_at(9001, 1) group by 1, 2, 3 having count(*) > 1$$, 'a day once for each reason');

-- Known later: a day more, one less, another calendar, a longer absence. What was known before stays.
set local drumbeat.change_no = '2';
insert into day_off values (9001, 'FR', '2018-01-02', null, 2);
delete from day_off where org_id = 9001 and calendar = 'FR' and day = '2018-01-04';
update employment set holiday_calendar = 'FR', changed_in = 2 where org_id = 9001 and person_id = 5;
update absence set during = '[2018-01-05,2018-01-06)', changed_in = 2 where org_id = 9001 and person_id = 2;
select is(pg_temp.off(1, 1), '01-01 holiday, 01-03 closure, 01-04 closure, 01-04 holiday', 'as known before');
select is(pg_temp.off(2, 1), '01-01 holiday, 01-02 holiday, 01-03 closure, 01-04 closure', 'as known afterwards');
select is(pg_temp.off(1, 5), '01-03 closure, 01-04 closure', 'the calendar as known before');
select is(pg_temp.off(2, 5), '01-01 holiday, 01-02 holiday, 01-03 closure, 01-04 closure', 'and afterwards');
select is(pg_temp.off(2, 2), '01-03 closure, 01-04 closure, 01-05 absence', 'an absence that was shortened');
select is(
  (select string_agg(action || ' ' || key, ', ' order by action) from change_difference where org_id = 9001 and change_no = 2 and noun = 'day_off'),
  'added FR · 2018-01-02, removed FR · 2018-01-04', 'days off that come and go are on the record');

-- What is refused.
select throws_ok($$update employment set zone = 'EST' where org_id = 9001 and person_id = 1$$, '23514', null, 'an abbreviation is no zone');
select throws_ok($$update employment set zone = '+02:00' where org_id = 9001 and person_id = 1$$, '23514', null, 'an offset is no zone');
select throws_ok($$update employment set motion = 'B2B, mostly' where org_id = 9001 and person_id = 1$$, '23514', null, 'a motion is a word');
select throws_ok($$insert into day_off values (9001, 'FR', '2018-01-01', 'Again', 2)$$, '23505', null, 'a day is off once');

select * from finish();
rollback;
