-- purpose: remove the quotas whose place others of the same subject take, and their leaves with them
-- cardinality: rows affected
-- $1 organisation
-- Not by a cascade: that would run in the owner's right, in which row-level security lets no history be written.
with replaced as (
  select distinct quota_id from overlapped_quota where is_replaced
),
leaves as (
  delete from quota_leaf l using replaced r where l.org_id = $1::bigint and l.quota_id = r.quota_id
)
delete from quota q using replaced r where q.org_id = $1 and q.quota_id = r.quota_id
