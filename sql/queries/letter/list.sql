-- purpose: letters with who accepted them, and what the newest run says instead
-- cardinality: one row per letter, by name, the newest first
-- $1 organisation, $2 one letter or null, $3 person or null, $4 year or null
-- columns: letter, person, name, year, run, its as-of day, quota, digest, issued on and by, acknowledged on and by, a later letter for the same
--          person and year, newest run, quota of the newest run, the leaf periods that it gives otherwise
with letter as materialized (
  select l.*
  from (select q.*, lead(q.letter_no) over (partition by q.rep_id, q.year_id order by q.letter_no) as replaced_by
        from quota_letter q where q.org_id = $1::bigint) l
  where ($2::bigint is null or l.letter_no = $2) and ($3::bigint is null or l.rep_id = $3) and ($4::integer is null or l.year_id = $4)
),
-- Each letter's periods are those of the calendar that its run knew.
calendar as materialized (
  select r.run_no, f.period_id, f.label, f.level, f.during, f.year_id
  from run r
  cross join lateral fiscal_period_known_at($1, r.known_change) f
  where r.org_id = $1 and r.run_no in (select run_no from letter) and f.level in ('month', 'year')
),
newest as (select max(r.run_no) as run_no from run r where r.org_id = $1),
cell as materialized (
  select c.subject_id, c.period_id, c.quota_minor, int8range(c.since_run, null) as runs
  from attainment_cell c
  where c.org_id = $1 and c.dimension = 'rep' and c.subject_id in (select rep_id from letter)
  union all
  select c.subject_id, c.period_id, c.quota_minor, int8range(c.since_run, c.until_run)
  from attainment_cell_history c
  where c.org_id = $1 and c.dimension = 'rep' and c.subject_id in (select rep_id from letter)
),
compared as (
  select l.letter_no, f.label, f.level, f.during, sum(c.quota_minor) filter (where c.runs @> l.run_no) as quota_then,
         sum(c.quota_minor) filter (where c.runs @> n.run_no) as quota_now
  from letter l
  cross join newest n
  join calendar f on f.run_no = l.run_no and f.year_id = l.year_id
  join cell c on c.subject_id = l.rep_id and c.period_id = f.period_id
  group by l.letter_no, f.label, f.level, f.during
),
difference as (
  select c.letter_no, sum(c.quota_now) filter (where c.level = 'year')::bigint as quota_now,
         array_agg(c.label::text order by c.during) filter (where c.level = 'month' and c.quota_then is distinct from c.quota_now) as changed
  from compared c
  group by c.letter_no
)
select l.letter_no, l.rep_id, p.name, y.label, l.run_no, r.as_of, l.quota_minor, l.digest, l.issued_on, l.actor,
       a.acknowledged_on, a.actor, l.replaced_by, n.run_no,
       coalesce(d.quota_now, 0), coalesce(d.changed, '{}')
from letter l
cross join newest n
join run r on r.org_id = $1 and r.run_no = l.run_no
join calendar y on y.run_no = l.run_no and y.period_id = l.year_id
join person_name p on p.org_id = $1 and p.person_id = l.rep_id
left join difference d on d.letter_no = l.letter_no
left join quota_letter_acknowledgement a on a.org_id = $1 and a.letter_no = l.letter_no
order by p.name collate "C", l.rep_id, lower(y.during), l.letter_no desc
