-- Shares of deals as they were known after a given change, in the manner of known_at.sql.

create function drumbeat.split_known_at(org_id bigint, known_change bigint)
  returns setof drumbeat.split
  language sql stable
begin atomic
  select s.*
  from drumbeat.split s
  where s.org_id = $1 and s.changed_in <= $2
  union all
  select h.org_id, h.opportunity_id, h.kind, h.person_id, h.share_bp, h.changed_in
  from drumbeat.split_history h
  where h.org_id = $1 and h.changed_in <= $2 and h.until_change > $2;
end;
