-- purpose: tables whose statistics or dead rows need somebody: never analyzed, or more than a fifth of the rows dead
-- cardinality: up to twenty rows, the largest first
-- columns: table; live rows, dead rows; whether it was ever analyzed
select relname::text, n_live_tup, n_dead_tup, last_analyze is not null or last_autoanalyze is not null
from pg_catalog.pg_stat_user_tables
where schemaname = 'drumbeat' and n_live_tup + n_dead_tup > 10000
  and ((last_analyze is null and last_autoanalyze is null) or n_dead_tup > n_live_tup / 5)
order by n_live_tup + n_dead_tup desc, relname
limit 20
