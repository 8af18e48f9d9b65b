-- purpose: every policy of an organisation with its values in the order of time, those of the default included
-- cardinality: one row per key and value
-- columns: key, first day or null, last day or null, value, whether it is the default, change, who, when, why; the last four null for a default
-- $1 organisation
select p.key, lower(p.during), upper(p.during) - 1, p.value, stated.key is null, c.change_no, c.actor,
       to_char(c.made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), c.reason
from policy_in_force_known_at($1::bigint, 9223372036854775807) p
left join policy stated on stated.org_id = $1 and stated.key = p.key and stated.during = p.during
left join change c on c.org_id = $1 and c.change_no = stated.changed_in
order by p.key collate "C", lower(p.during) nulls first
