-- purpose: what is wrong with quotas of days that no single cell can show
-- cardinality: one row per finding: file, row, field, value, code, detail (the other row and its days; the last day; the month)
-- $1 organisation, $2 source, $3 whether the quotas are complete (then what is stored and no longer named is gone)
select w.file_no, w.row_no, 'from', w."from"::text, 'quota.window_open', null::text
from staged_window w
where w.last_day is null
union all
select w.file_no, w.row_no, 'amount', w.amount::text, 'quota.negative', null from staged_window w where w.amount < 0
union all
select distinct on (w.file_no, w.row_no) w.file_no, w.row_no, 'from', w."from"::text, 'quota.stated_twice',
       o.file_no || ':' || o.row_no || ':' || o."from" || ' to ' || o.last_day
from staged_window w
join staged_window o
  on o.subject = w.subject and o.during && w.during and (o.file_no, o.row_no) < (w.file_no, w.row_no)
 and coalesce(o.component, 'total') = coalesce(w.component, 'total') and coalesce(o.layer, 'base') = coalesce(w.layer, 'base')
union all
select w.file_no, w.row_no, 'from', w."from"::text, 'quota.window_outside', w.last_day::text
from staged_window w
where upper(w.during) - lower(w.during)
      > coalesce((select sum(upper(p.shared) - lower(p.shared)) from staged_piece p where (p.file_no, p.row_no) = (w.file_no, w.row_no)), 0)
union all
-- Of a month only part of which these files speak of, the other part would be lost.
select min(p.file_no), min(p.row_no), 'from', null, 'quota.window_torn', p.label
from staged_piece p
join source_record x
  on x.org_id = $1::bigint and x.source = $2::text and x.kind = case left(p.subject, 1) when 'p' then 'person' when 't' then 'team' when 'y' then 'territory' else 'account' end
 and x.external_id in (substr(p.subject, 2), case when left(p.subject, 1) = 't' then 'team:' || substr(p.subject, 2) end)
join quota q
  on q.org_id = $1 and not $3::boolean and q.component = coalesce(p.component, 'total') and q.layer = coalesce(p.layer, 'base')
 and case left(p.subject, 1) when 'p' then q.person_id when 't' then q.team_id when 'y' then q.territory_id else q.account_id end = x.internal_id
join fiscal_period f on f.org_id = $1 and f.period_id = q.period_id and f.label = p.label
group by p.subject, p.label, p.component, p.layer, p.month
having sum(upper(p.shared) - lower(p.shared)) < upper(p.month) - lower(p.month) and sum(p.amount_minor) <> min(q.amount_minor)
