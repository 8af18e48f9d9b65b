-- purpose: every grant of an organisation, past and future ones too
-- cardinality: one row per grant
-- columns: login, role, first day or null, last day or null, who gave it, why
-- $1 organisation
select i.login, g.role, lower(g.during), upper(g.during) - 1, c.actor, c.reason
from access_grant g
join user_identity i on i.org_id = g.org_id and i.user_id = g.user_id
left join change c on c.org_id = g.org_id and c.change_no = g.changed_in
where g.org_id = $1::bigint
order by i.login collate "C", g.role collate "C", lower(g.during) nulls first
