-- purpose: the cadence policies of an organisation in the order of kind, scope and time
-- cardinality: one row per policy
-- columns: kind, scope, whom it names or null, first day, last day or null, weeks, minutes, least minutes, whether anything is expected, change, who, when, why
-- $1 organisation
select p.kind, p.scope, case p.scope when 'team' then coalesce(t.name, 'team ' || p.scope_key) when 'organisation' then null else p.scope_key end,
       lower(p.during), upper(p.during) - 1, p.every_weeks, p.minutes, p.min_minutes, p.is_expected, c.change_no, c.actor,
       to_char(c.made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), c.reason
from cadence_policy p
join session_kind k using (kind)
join change c on c.org_id = p.org_id and c.change_no = p.changed_in
left join team_name t on t.org_id = p.org_id and p.scope = 'team' and t.team_id::text = p.scope_key
where p.org_id = $1::bigint
order by not k.is_pair, p.kind collate "C", array_position(array['organisation', 'motion', 'role', 'team'], p.scope), p.scope_key collate "C", lower(p.during)
