-- purpose: inquiries with their state and age, the oldest first
-- cardinality: one row per inquiry
-- $1 organisation, $2 one inquiry or null, $3 state or null, $4 person or null, $5 the team above or null, $6 the day of the list
-- An inquiry ages in days from its opening until the day of the list, or until it was adjusted, rejected or withdrawn.
with calendar as materialized (
  select r.run_no, f.period_id, f.label
  from run r
  cross join lateral fiscal_period_known_at($1::bigint, r.known_change) f
  where r.org_id = $1 and r.run_no in (select run_no from inquiry where org_id = $1)
)
select i.inquiry_no, i.opportunity_id, x.source, x.external_id, i.rep_id, p.name, t.name, f.label, i.expected_minor, i.expected_bp, i.run_no,
       i.changed_in, opened.happened_on, s.state, s.since_on, s.step_no,
       greatest(case when s.state in ('open', 'answered') then $6::date else s.since_on end - opened.happened_on, 0) as age
from inquiry i
join inquiry_event opened on opened.org_id = i.org_id and opened.inquiry_no = i.inquiry_no and opened.step_no = 1
join inquiry_state s on s.org_id = i.org_id and s.inquiry_no = i.inquiry_no
join source_record x on x.org_id = i.org_id and x.kind = 'opportunity' and x.internal_id = i.opportunity_id
join person_name p on p.org_id = i.org_id and p.person_id = i.rep_id
left join team_name t on t.org_id = i.org_id and t.team_id = i.team_id
left join calendar f on f.run_no = i.run_no and f.period_id = i.period_id
where i.org_id = $1::bigint
  and ($2::bigint is null or i.inquiry_no = $2)
  and ($3::text is null or s.state = $3)
  and ($4::bigint is null or i.rep_id = $4)
  and ($5::bigint is null or i.team_id in (select team_below($1, $5, $6)))
order by opened.happened_on, i.inquiry_no
