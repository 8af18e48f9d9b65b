-- purpose: notes that a secret was used, once a minute at most
-- cardinality: no rows
-- $1 organisation, $2 number of the credential
update credential c set used_at = now()
where c.org_id = $1::bigint and c.credential_no = $2::bigint and (c.used_at is null or c.used_at < now() - interval '1 minute')
