-- purpose: every deal of the run is won, lost, open or excluded, once: none is silently lost
-- returns one row if not
select format('%s deals in the run, %s in the cells of the company', deals.n, cells.n)
from (select count(*) as n from fact) deals
cross join (
  select coalesce(sum(c.won_count + c.lost_count + c.open_count + c.excluded_count), 0) as n
  from fresh_pipeline_cell c
  left join fiscal_period f on f.org_id = c.org_id and f.period_id = c.period_id
  where c.dimension = 'company' and coalesce(f.level, 'month') = 'month') cells
where deals.n <> cells.n
