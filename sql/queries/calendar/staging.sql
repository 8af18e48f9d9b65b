-- purpose: the working table of a change of calendar: the periods that hold from its first day on, and those it cuts short
-- cardinality: script
create temporary table planned_period (
  period_id integer not null, calendar_version smallint not null, level text not null, label text not null, during daterange not null,
  quarter_id integer, year_id integer not null) on commit drop;
