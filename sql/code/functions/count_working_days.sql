-- How many days of a range are Mondays to Fridays.

create function drumbeat.working_days(days daterange) returns integer
  language sql immutable
begin atomic
  select count(*)::integer
  from generate_series(0, upper($1) - lower($1) - 1) as day (n)
  where extract(isodow from lower($1) + day.n) < 6;
end;
