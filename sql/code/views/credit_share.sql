-- Who shares a deal, as known after a change: the shares that are stated, and those that follow from a hold or from the
-- transfer policy in force on the close date. Deals of which nothing is said here are wholly their owner's at close.
--   stated revenue shares   win over everything else
--   hold                    a deal that closes by its last day is credited whole to the person named, else to the former owner
--   owner_at_creation       whole to the owner on the day of creation (of a deal created after it closed: on the close date)
--   shared_days:N           half to the former owner, half to the new one, if it closes within N days, the day of the transfer
--                           being the first of them
-- All of it by the close date, also where credit falls on the booking date: who is credited is who closed.
-- The former owner is who had the deal before its owner at close got it. `reason` is null for a stated share.
create function drumbeat.credit_share_known_at(org_id bigint, known_change bigint)
  returns table (opportunity_id bigint, kind text, person_id bigint, share_bp integer, reason text, held_until date)
  language sql stable
begin atomic
  with stated as materialized (select s.* from drumbeat.split_known_at($1, $2) s),
  policy as materialized (
    select p.during, p.value, (substring(p.value from '^shared_days:([0-9]+)$'))::integer as days
    from drumbeat.policy_in_force_known_at($1, $2) p
    where p.key = 'credit.transfer_policy' and p.value <> 'owner_at_close'
  ),
  former as materialized (select w.opportunity_id, w.during, w.person_id from drumbeat.opportunity_owner_known_at($1, $2) w),
  hold as materialized (select h.opportunity_id, h.until, h.person_id from drumbeat.credit_hold_known_at($1, $2) h),
  -- The few deals to which a hold or a policy can apply; without any of either no deal is looked at.
  touched as materialized (
    select o.opportunity_id, o.owner_id, o.rep_id, o.close_on, least(o.created_on, o.close_on) as created_on,
           h.opportunity_id is not null as is_held, h.until, h.person_id as holder_id, p.value, p.days
    from (select hold.opportunity_id from hold
          union
          select former.opportunity_id from former where exists (select from policy)) candidate
    join drumbeat.opportunity_known_at($1, $2) o on o.opportunity_id = candidate.opportunity_id
    left join hold h on h.opportunity_id = o.opportunity_id and o.close_on <= h.until
    left join policy p on p.during @> o.close_on
    where (h.opportunity_id is not null or p.value is not null)
      and not exists (select from stated s where s.opportunity_id = o.opportunity_id and s.kind = 'revenue')
  ),
  before as materialized (
    select distinct on (t.opportunity_id) t.opportunity_id, f.person_id, upper(f.during) as transferred_on
    from touched t
    join former f on f.opportunity_id = t.opportunity_id and upper(f.during) <= t.close_on and f.person_id <> t.rep_id
    order by t.opportunity_id, upper(f.during) desc
  )
  select s.opportunity_id, s.kind, s.person_id, s.share_bp, null::text, null::date from stated s
  union all
  select t.opportunity_id, 'revenue', part.person_id, part.share_bp, part.reason, part.until
  from touched t
  left join before b on b.opportunity_id = t.opportunity_id
  left join former c on c.opportunity_id = t.opportunity_id and c.during @> t.created_on
  cross join lateral (
    select coalesce(t.holder_id, b.person_id), 10000,
           case when coalesce(t.holder_id, b.person_id) = b.person_id then 'held_for_former' else 'held' end, t.until
    where t.is_held and coalesce(t.holder_id, b.person_id) <> t.rep_id
    union all
    select coalesce(c.person_id, t.owner_id), 10000, 'owner_at_creation', null
    where not t.is_held and t.value = 'owner_at_creation' and t.created_on is not null
      and coalesce(c.person_id, t.owner_id) <> t.rep_id
    union all
    select who.person_id, 5000, 'shared_days', null
    from (values (t.rep_id), (b.person_id)) as who (person_id)
    where not t.is_held and t.close_on - b.transferred_on < t.days
  ) as part (person_id, share_bp, reason, until);
end;
