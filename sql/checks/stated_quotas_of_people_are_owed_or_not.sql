-- purpose: of a person's own amounts every cent is owed, or listed with the reason for which it is not
-- returns a row per person and quarter of which some is not
select format('person %s, quarter %s: %s minor units stated, %s owed or not', stated.person_id, stated.quarter_id, stated.amount_minor,
              coalesce(line.amount_minor, 0))
from (select q.person_id, f.quarter_id, sum(l.amount_minor) as amount_minor
      from quota q
      join quota_leaf l on l.org_id = q.org_id and l.quota_id = q.quota_id
      join fiscal_period f on f.org_id = l.org_id and f.period_id = l.period_id
      where q.person_id is not null and q.measure = 'bookings' and q.layer = 'base'
      group by q.person_id, f.quarter_id) stated
left join (select l.subject_id, f.quarter_id, sum(l.amount_minor) as amount_minor
           from quota_line l
           join fiscal_period f on f.org_id = current_org_id() and f.period_id = l.month_id
           where l.part = 'carried' and l.origin = 'person' and l.source is distinct from 'over_assignment'
           group by l.subject_id, f.quarter_id) line
  on line.subject_id = stated.person_id and line.quarter_id = stated.quarter_id
where stated.amount_minor is distinct from line.amount_minor
