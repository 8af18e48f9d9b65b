-- purpose: every breakdown sums to the company: each deal stands once in each of them
-- returns a row per dimension and period that does not
select format('%s, period %s: %s won, %s lost, %s open, %s minor units won; the company has %s, %s, %s, %s',
              b.dimension, b.period_id, b.won, b.lost, b.open, b.won_minor, c.won_count, c.lost_count, c.open_count, c.won_minor)
from (select dimension, period_id, sum(won_count) as won, sum(lost_count) as lost, sum(open_count) as open, sum(won_minor) as won_minor,
             sum(open_minor) as open_minor, sum(open_list_minor) as open_list_minor, sum(excluded_count) as excluded
      from fresh_pipeline_cell where dimension <> 'company' group by dimension, period_id) b
join fresh_pipeline_cell c on c.dimension = 'company' and c.period_id = b.period_id
where (b.won, b.lost, b.open, b.won_minor, b.open_minor, b.open_list_minor, b.excluded)
      is distinct from
      (c.won_count::numeric, c.lost_count::numeric, c.open_count::numeric, c.won_minor::numeric, c.open_minor::numeric,
       c.open_list_minor::numeric, c.excluded_count::numeric)
