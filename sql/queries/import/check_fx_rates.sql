-- purpose: what is wrong with the staged currency rates that no single cell can show
-- cardinality: one row per finding: file, row, field, value, code, detail (what the code's sentence needs)
-- $1 organisation, $2 source
-- A file states all rates of a kind of a currency at once, so that an overlap is known by the file alone.
with rate as (
  select s.file_no, s.row_no, s.currency, s.kind, s.rate, s."from", s."to", coalesce(lower(s.kind), 'plan') as kind_code,
         lag(s.row_no) over earlier as former_row, lag(s."from") over earlier as former_from,
         max(s."to") over (earlier rows between unbounded preceding and 1 preceding) as former_to
  from staged_fx_rate s
  where coalesce(s."to" >= s."from", true)
  window earlier as (partition by s.currency, coalesce(lower(s.kind), 'plan') order by s."from" nulls first, s.file_no, s.row_no)
)
select file_no, row_no, 'kind', kind, 'fx.kind_unknown', null
from rate where kind_code not in ('plan', 'dated') and $2::text is not null
union all
select file_no, row_no, 'rate', rate, 'fx.rate_invalid', null
from rate where rate is not null and (rate !~ '^[0-9]{1,12}([.][0-9]{1,12})?$' or rate ~ '^[0.]*$')
union all
select r.file_no, r.row_no, 'currency', r.currency, 'fx.own_currency', null
from rate r join organisation g on g.org_id = $1::bigint and g.currency = r.currency
union all
select file_no, row_no, 'from', "from"::text, 'fx.overlap', 'row ' || former_row
from rate
where former_row is not null and ("from" is not distinct from former_from or former_to >= "from")
