-- purpose: the stated quotas that reach a cell: those of its subject and of the people and territories below it
-- cardinality: one row per stated quota and leaf period
-- $1 organisation, $2 as-of, $3 dimension, $4 subject, $5 first day, $6 last day
select case when q.person_id is not null then 'person ' || pn.name
            when q.team_id is not null then 'team ' || tn.name
            else 'territory ' || t.name end collate "C" as source,
       f.label, l.amount_minor
from quota q
join quota_leaf l on l.org_id = q.org_id and l.quota_id = q.quota_id
join fiscal_period f on f.org_id = l.org_id and f.period_id = l.period_id
left join person_name pn on pn.org_id = q.org_id and pn.person_id = q.person_id
left join team_name tn on tn.org_id = q.org_id and tn.team_id = q.team_id
left join territory t on t.org_id = q.org_id and t.territory_id = q.territory_id
where q.org_id = $1::bigint and f.during && daterange($5::date, $6::date, '[]')
  and case $3::text
        when 'company' then true
        when 'rep' then q.person_id = $4::bigint
          or exists (select from territory_assignment a
                     where a.org_id = q.org_id and a.territory_id = q.territory_id and a.person_id = $4 and a.during && f.during)
        when 'product' then false
        else exists (
          select from unnest(case $3 when 'manager'
                               then array(select m.team_id from team_membership m
                                          where m.org_id = q.org_id and m.person_id = $4 and m.kind = 'leader' and m.during && f.during)
                               else array[$4] end) top (team_id)
          cross join lateral team_below(q.org_id, top.team_id, $2::date) as below (team_id)
          where below.team_id = q.team_id
             or exists (select from person_place p
                        where p.org_id = q.org_id and p.team_id = below.team_id and p.during && f.during
                          and (p.person_id = q.person_id
                               or exists (select from territory_assignment a
                                          where a.org_id = q.org_id and a.territory_id = q.territory_id
                                            and a.person_id = p.person_id and a.during && f.during))))
      end
order by source, lower(f.during)
