-- purpose: won, lost and open deals of every subject and period
-- grain: dimension × subject × period · population: population · inputs: tally, middle, person_place, team_membership
-- class: period cells and open-window cells, rebuilt whole · $1 organisation, $2 as-of, $3 run
insert into fresh_pipeline_cell
select $1::bigint, p.dimension, p.subject_id, p.period_id,
       case p.dimension when 'rep' then place.team_id when 'manager' then led.team_id
                        when 'team' then p.subject_id when 'region' then p.subject_id end,
       case when p.dimension in ('rep', 'manager') then p.subject_id end,
       coalesce(t.won_count, 0), coalesce(t.lost_count, 0), coalesce(t.won_amount_count, 0), coalesce(t.won_minor, 0),
       m.amount_low, m.amount_high,
       coalesce(t.won_cycle_count, 0), coalesce(t.won_cycle_days, 0), m.cycle_low, m.cycle_high,
       coalesce(t.lost_cycle_count, 0), coalesce(t.lost_cycle_days, 0),
       coalesce(t.open_count, 0), coalesce(t.open_minor, 0), coalesce(t.open_amount_count, 0),
       coalesce(t.open_list_minor, 0), coalesce(t.open_list_count, 0), coalesce(t.excluded_count, 0), $3::bigint
from population p
left join tally t on t.dimension = p.dimension and t.subject_id = p.subject_id and t.period_id = p.period_id
left join middle m on m.dimension = p.dimension and m.subject_id = p.subject_id and m.period_id = p.period_id
left join person_place place
  on p.dimension = 'rep' and place.org_id = $1 and place.person_id = p.subject_id and place.during @> $2::date
left join (select person_id, min(team_id) as team_id from team_membership
           where org_id = $1 and kind = 'leader' and during @> $2 group by person_id) led
  on p.dimension = 'manager' and led.person_id = p.subject_id
