-- Weeks of an organisation, and the days of one as bits: Monday is the first bit, Sunday the seventh, whatever day the week starts on.

-- The first day of the week that holds a day.
create function drumbeat.week_of(day date, week_starts text) returns date
  language sql immutable parallel safe strict
  return day - (extract(isodow from day)::integer + 6
                - array_position(array['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'], week_starts) + 1) % 7;

-- Which days of the week from a day on are among some days.
create function drumbeat.week_bits(week_on date, days datemultirange) returns integer
  language sql immutable parallel safe strict
  return case when days @> daterange(week_on, week_on + 7) then 127
              else (select coalesce(sum(1 << (extract(isodow from week_on + n)::integer - 1)), 0)::integer
                    from generate_series(0, 6) n where days @> (week_on + n)) end;
