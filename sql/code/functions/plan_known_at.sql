-- The plan and the structure as they were known after a given change, in the manner of known_at.sql: quotas, who carries
-- which territory, the tree of teams and who belongs to it, what makes a person's quota smaller (the days he works here,
-- ramps and leaves), and the days off.

create function drumbeat.quota_known_at(org_id bigint, known_change bigint)
  returns setof drumbeat.quota
  language sql stable
begin atomic
  select q.*
  from drumbeat.quota q
  where q.org_id = $1 and q.changed_in <= $2
  union all
  select h.org_id, h.quota_id, h.person_id, h.team_id, h.territory_id, h.measure, h.component, h.layer, h.period_id,
         h.amount_minor, h.changed_in, h.seasonality, h.account_id
  from drumbeat.quota_history h
  where h.org_id = $1 and h.changed_in <= $2 and h.until_change > $2;
end;

create function drumbeat.quota_leaf_known_at(org_id bigint, known_change bigint)
  returns setof drumbeat.quota_leaf
  language sql stable
begin atomic
  select l.*
  from drumbeat.quota_leaf l
  where l.org_id = $1 and l.changed_in <= $2
  union all
  select h.org_id, h.quota_id, h.period_id, h.amount_minor, h.changed_in, h.weight
  from drumbeat.quota_leaf_history h
  where h.org_id = $1 and h.changed_in <= $2 and h.until_change > $2;
end;

create function drumbeat.territory_assignment_known_at(org_id bigint, known_change bigint)
  returns setof drumbeat.territory_assignment
  language sql stable
begin atomic
  select a.*
  from drumbeat.territory_assignment a
  where a.org_id = $1 and a.changed_in <= $2
  union all
  select h.org_id, h.territory_id, h.person_id, h.during, h.share_bp, h.changed_in
  from drumbeat.territory_assignment_history h
  where h.org_id = $1 and h.changed_in <= $2 and h.until_change > $2;
end;

create function drumbeat.territory_parent_known_at(org_id bigint, known_change bigint)
  returns setof drumbeat.territory_parent
  language sql stable
begin atomic
  select p.*
  from drumbeat.territory_parent p
  where p.org_id = $1 and p.changed_in <= $2
  union all
  select h.org_id, h.territory_id, h.during, h.parent_id, h.changed_in
  from drumbeat.territory_parent_history h
  where h.org_id = $1 and h.changed_in <= $2 and h.until_change > $2;
end;

create function drumbeat.team_known_at(org_id bigint, known_change bigint)
  returns setof drumbeat.team
  language sql stable
begin atomic
  select t.*
  from drumbeat.team t
  where t.org_id = $1 and t.changed_in <= $2
  union all
  select h.org_id, h.team_id, h.level, h.name, h.changed_in
  from drumbeat.team_history h
  where h.org_id = $1 and h.changed_in <= $2 and h.until_change > $2;
end;

create function drumbeat.team_parent_known_at(org_id bigint, known_change bigint)
  returns setof drumbeat.team_parent
  language sql stable
begin atomic
  select p.*
  from drumbeat.team_parent p
  where p.org_id = $1 and p.changed_in <= $2
  union all
  select h.org_id, h.team_id, h.during, h.parent_id, h.changed_in
  from drumbeat.team_parent_history h
  where h.org_id = $1 and h.changed_in <= $2 and h.until_change > $2;
end;

create function drumbeat.team_membership_known_at(org_id bigint, known_change bigint)
  returns setof drumbeat.team_membership
  language sql stable
begin atomic
  select m.*
  from drumbeat.team_membership m
  where m.org_id = $1 and m.changed_in <= $2
  union all
  select h.org_id, h.person_id, h.team_id, h.kind, h.during, h.changed_in
  from drumbeat.team_membership_history h
  where h.org_id = $1 and h.changed_in <= $2 and h.until_change > $2;
end;

create function drumbeat.employment_known_at(org_id bigint, known_change bigint)
  returns setof drumbeat.employment
  language sql stable
begin atomic
  select e.*
  from drumbeat.employment e
  where e.org_id = $1 and e.changed_in <= $2
  union all
  select h.org_id, h.person_id, h.during, h.role, h.changed_in, h.zone, h.holiday_calendar, h.motion
  from drumbeat.employment_history h
  where h.org_id = $1 and h.changed_in <= $2 and h.until_change > $2;
end;

create function drumbeat.ramp_step_known_at(org_id bigint, known_change bigint)
  returns setof drumbeat.ramp_step
  language sql stable
begin atomic
  select r.*
  from drumbeat.ramp_step r
  where r.org_id = $1 and r.changed_in <= $2
  union all
  select h.org_id, h.profile, h.month_no, h.share_bp, h.changed_in
  from drumbeat.ramp_step_history h
  where h.org_id = $1 and h.changed_in <= $2 and h.until_change > $2;
end;

create function drumbeat.ramp_assignment_known_at(org_id bigint, known_change bigint)
  returns setof drumbeat.ramp_assignment
  language sql stable
begin atomic
  select r.*
  from drumbeat.ramp_assignment r
  where r.org_id = $1 and r.changed_in <= $2
  union all
  select h.org_id, h.person_id, h.starts_on, h.profile, h.cutoff, h.changed_in
  from drumbeat.ramp_assignment_history h
  where h.org_id = $1 and h.changed_in <= $2 and h.until_change > $2;
end;

create function drumbeat.absence_known_at(org_id bigint, known_change bigint)
  returns setof drumbeat.absence
  language sql stable
begin atomic
  select a.*
  from drumbeat.absence a
  where a.org_id = $1 and a.changed_in <= $2
  union all
  select h.org_id, h.person_id, h.during, h.kind, h.is_relief, h.reason, h.changed_in
  from drumbeat.absence_history h
  where h.org_id = $1 and h.changed_in <= $2 and h.until_change > $2;
end;

create function drumbeat.day_off_known_at(org_id bigint, known_change bigint)
  returns setof drumbeat.day_off
  language sql stable
begin atomic
  select d.*
  from drumbeat.day_off d
  where d.org_id = $1 and d.changed_in <= $2
  union all
  select h.org_id, h.calendar, h.day, h.name, h.changed_in
  from drumbeat.day_off_history h
  where h.org_id = $1 and h.changed_in <= $2 and h.until_change > $2;
end;
