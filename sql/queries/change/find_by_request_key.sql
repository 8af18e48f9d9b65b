-- purpose: the change that was made under a request key
-- cardinality: at most one row
select change_no, file_digest, kind, actor, reason, to_char(made_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as made_at
from change where org_id = $1::bigint and request_key = $2::text
