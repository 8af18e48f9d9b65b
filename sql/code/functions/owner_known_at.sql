-- Former owners and held deals as they were known after a given change, in the manner of known_at.sql.

create function drumbeat.opportunity_owner_known_at(org_id bigint, known_change bigint)
  returns setof drumbeat.opportunity_owner
  language sql stable
begin atomic
  select w.*
  from drumbeat.opportunity_owner w
  where w.org_id = $1 and w.changed_in <= $2
  union all
  select h.org_id, h.opportunity_id, h.during, h.person_id, h.changed_in
  from drumbeat.opportunity_owner_history h
  where h.org_id = $1 and h.changed_in <= $2 and h.until_change > $2;
end;

create function drumbeat.credit_hold_known_at(org_id bigint, known_change bigint)
  returns setof drumbeat.credit_hold
  language sql stable
begin atomic
  select c.*
  from drumbeat.credit_hold c
  where c.org_id = $1 and c.changed_in <= $2
  union all
  select h.org_id, h.opportunity_id, h.until, h.person_id, h.changed_in
  from drumbeat.credit_hold_history h
  where h.org_id = $1 and h.changed_in <= $2 and h.until_change > $2;
end;
