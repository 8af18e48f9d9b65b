-- Policies as they were known after a given change, in the manner of known_at.sql.

create function drumbeat.policy_known_at(org_id bigint, known_change bigint)
  returns setof drumbeat.policy
  language sql stable
begin atomic
  select p.*
  from drumbeat.policy p
  where p.org_id = $1 and p.changed_in <= $2
  union all
  select h.org_id, h.key, h.during, h.value, h.changed_in
  from drumbeat.policy_history h
  where h.org_id = $1 and h.changed_in <= $2 and h.until_change > $2;
end;

-- Of every key a value for every day: what is stated, else the default.
create function drumbeat.policy_in_force_known_at(org_id bigint, known_change bigint)
  returns table (key text, during daterange, value text)
  language sql stable
begin atomic
  with stated as materialized (select p.key, p.during, p.value from drumbeat.policy_known_at($1, $2) p)
  select s.key, s.during, s.value from stated s
  union all
  select k.key, gap.during, k.default_value
  from drumbeat.policy_key k
  left join (select s.key, range_agg(s.during) as during from stated s group by s.key) taken on taken.key = k.key
  cross join lateral unnest('{(,)}'::datemultirange - coalesce(taken.during, '{}'::datemultirange)) as gap (during);
end;
