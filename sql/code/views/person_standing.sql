-- Where people, accounts and leaders stood: dated, or for all time as on the day of a structure. As known after a change.
-- Who no longer works here on that day stands where he stood on the last day he did.

create function drumbeat.day_of_standing(org_id bigint, known_change bigint, on_day date)
  returns table (person_id bigint, day date)
  language sql stable
begin atomic
  select e.person_id, least($3, max(coalesce(upper(e.during), 'infinity'::date)) - 1)
  from drumbeat.employment_known_at($1, $2) e
  group by e.person_id;
end;

create function drumbeat.person_standing(org_id bigint, known_change bigint, on_day date)
  returns table (person_id bigint, team_id bigint, manager_id bigint, during daterange)
  language sql stable
begin atomic
  select p.person_id, p.team_id, p.manager_id, p.during
  from drumbeat.person_place_known_at($1, $2) p
  where $3 is null
  union all
  select p.person_id, p.team_id, p.manager_id, daterange(null, null)
  from drumbeat.person_place_known_at($1, $2) p
  left join drumbeat.day_of_standing($1, $2, $3) d on d.person_id = p.person_id
  where $3 is not null and p.during @> coalesce(d.day, $3);
end;

create function drumbeat.territory_standing(org_id bigint, known_change bigint, on_day date)
  returns table (person_id bigint, territory_id bigint)
  language sql stable
begin atomic
  select p.person_id, p.territory_id
  from drumbeat.primary_territory_known_at($1, $2) p
  left join drumbeat.day_of_standing($1, $2, $3) d on d.person_id = p.person_id
  where p.during @> coalesce(d.day, $3);
end;

create function drumbeat.account_standing(org_id bigint, known_change bigint, on_day date)
  returns table (account_id bigint, territory_id bigint, quota_policy text, during daterange)
  language sql stable
begin atomic
  select a.account_id, a.territory_id, a.quota_policy, case when $3 is null then a.during else daterange(null, null) end
  from drumbeat.account_territory_known_at($1, $2) a
  where $3 is null or a.during @> $3;
end;

create function drumbeat.leader_standing(org_id bigint, known_change bigint, on_day date)
  returns table (team_id bigint, person_id bigint, during daterange)
  language sql stable
begin atomic
  select m.team_id, m.person_id, case when $3 is null then m.during else daterange(null, null) end
  from drumbeat.team_membership_known_at($1, $2) m
  where m.kind = 'leader' and ($3 is null or m.during @> $3);
end;
