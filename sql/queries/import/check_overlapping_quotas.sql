-- purpose: quotas that would count twice or take the place of what was imported before for other periods of the same subject
-- cardinality: one row per finding: file, row, field, value, code, detail (the former period)
-- $1 organisation, $2 whether the quotas are complete (then what is stored and no longer named is gone)
select file_no, row_no, 'period', stated_label, case when bool_and(is_replaced) then 'quota.replaces' else 'quota.overlaps' end,
       min(label collate "C") filter (where not is_replaced or all_replaced)
         || case when count(*) filter (where not is_replaced or all_replaced) > 1
                 then ' and ' || count(*) filter (where not is_replaced or all_replaced) - 1 || ' more' else '' end
from (select o.*, bool_and(o.is_replaced) over (partition by o.file_no, o.row_no) as all_replaced from overlapped_quota o) o
where $1::bigint is not null and not $2::boolean
group by file_no, row_no, stated_label
order by file_no, row_no
