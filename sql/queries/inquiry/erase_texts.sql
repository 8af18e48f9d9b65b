-- purpose: erase every word that was said in an inquiry; its steps stay
-- cardinality: rows affected
-- $1 organisation, $2 inquiry
delete from inquiry_text where org_id = $1::bigint and inquiry_no = $2::bigint
