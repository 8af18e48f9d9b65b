-- purpose: whether a value is one of a key, and whether the key has it already on every day from a day on
-- cardinality: one row if there is the key, else none
-- $1 organisation, $2 key, $3 value (null: the default), $4 first day (null: every day)
select coalesce($3::text ~ k.pattern, true),
       case when $3 is null then not exists (select from policy p where p.org_id = $1::bigint and p.key = k.key and p.during && daterange($4::date, null))
            else exists (select from policy p where p.org_id = $1 and p.key = k.key and p.during @> daterange($4, null) and p.value = $3) end
from policy_key k
where k.key = $2::text
