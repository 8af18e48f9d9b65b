-- purpose: all quotas of an organisation, and their leaves: a change of calendar changes neither
-- cardinality: one row
select (select coalesce(sum(amount_minor), 0)::bigint from quota where org_id = $1::bigint),
       (select coalesce(sum(amount_minor), 0)::bigint from quota_leaf where org_id = $1)
