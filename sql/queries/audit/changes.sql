-- purpose: changes, the newest first: who, when, why and from where
-- cardinality: one row per change
-- columns: number, instant (ISO 8601 in UTC), actor, kind, reason, source and nouns of an import, channel, request, peer, token
-- $1 organisation, $2 only before this number or null, $3 most rows, $4 only this change or null
-- $5 actor, with or without what stands before the colon; $6 kind; $7 noun touched; $8 person or team; $9 its number
-- $10 first day, $11 last day in the organisation's zone; each may be null
select c.change_no, to_char(c.made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), c.actor, c.kind, c.reason, c.source, c.nouns,
       c.origin ->> 'channel', c.origin ->> 'request', c.origin ->> 'peer', (c.origin ->> 'token')::bigint
from change c
join organisation o on o.org_id = c.org_id
where c.org_id = $1::bigint
  and ($2::bigint is null or c.change_no < $2)
  and ($4::bigint is null or c.change_no = $4)
  and ($5::text is null or c.actor = $5 or substr(c.actor, strpos(c.actor, ':') + 1) = $5)
  and ($6::text is null or c.kind = $6)
  and ($10::date is null or c.made_at >= $10::timestamp at time zone o.zone)
  and ($11::date is null or c.made_at < ($11 + 1)::timestamp at time zone o.zone)
  and ($7::text is null and $8::text is null
       or c.change_no in (select t.change_no from change_touch t
                          where t.org_id = $1 and ($7 is null or t.noun = $7) and ($8 is null or (t.subject_kind = $8 and t.subject_id = $9::bigint))))
order by c.change_no desc
limit $3::integer
