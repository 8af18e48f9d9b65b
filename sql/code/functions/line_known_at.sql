-- Order lines as they were known after a given change, in the manner of known_at.sql.

create function drumbeat.opportunity_line_known_at(org_id bigint, known_change bigint)
  returns setof drumbeat.opportunity_line
  language sql stable
begin atomic
  select l.*
  from drumbeat.opportunity_line l
  where l.org_id = $1 and l.changed_in <= $2
  union all
  select h.org_id, h.opportunity_id, h.line, h.product_id, h.amount_minor, h.quantity, h.changed_in
  from drumbeat.opportunity_line_history h
  where h.org_id = $1 and h.changed_in <= $2 and h.until_change > $2;
end;
