-- purpose: what came into being by a change and has a number of its own
-- cardinality: a row per thing; none for most changes
select 'inquiries' as collection, inquiry_no as number from inquiry where org_id = $1::bigint and changed_in = $2::bigint
union all
select 'letters', letter_no from quota_letter where org_id = $1::bigint and changed_in = $2::bigint
order by collection, number
