-- purpose: what is wrong with the staged opportunities rows that no single cell can show
-- cardinality: one row per finding: file, row, field, value, code, detail (what the code's sentence needs)
-- $1 organisation, $2 source
select s.file_no, s.row_no, 'id', s.id, 'key.duplicate', repeated.first_place / 4294967296 || ':' || repeated.first_place % 4294967296
from staged_opportunity s
join (select id, min(file_no * 4294967296 + row_no) as first_place
      from staged_opportunity where id is not null
      group by id having count(*) > 1) repeated on repeated.id = s.id
where s.file_no * 4294967296 + s.row_no <> repeated.first_place and $1::bigint is not null and $2::text is not null
union all
select s.file_no, s.row_no, 'owner', s."owner", 'reference.unknown', 'person'
from staged_opportunity s
where s."owner" is not null
  and not exists (select from source_record x where x.org_id = $1 and x.source = $2 and x.kind = 'person' and x.external_id = s."owner")
  and not exists (select from staged_person t where t.id = s."owner")
  and not exists (select from staged_person t where t.leader = s."owner")
union all
select s.file_no, s.row_no, 'account', s."account", 'reference.unknown', 'account'
from staged_opportunity s
where s."account" is not null
  and not exists (select from source_record x where x.org_id = $1 and x.source = $2 and x.kind = 'account' and x.external_id = s."account")
  and not exists (select from staged_account t where t.id = s."account")
union all
select s.file_no, s.row_no, 'product', s."product", 'reference.unknown', 'product'
from staged_opportunity s
where s."product" is not null
  and not exists (select from source_record x where x.org_id = $1 and x.source = $2 and x.kind = 'product' and x.external_id = s."product")
  and not exists (select from staged_product t where t.id = s."product")
union all
select s.file_no, s.row_no, 'close_on', null, 'deal.close_missing', s.stage
from staged_opportunity s
join canonical_stage c on c.code = s.canonical_stage
where c.outcome <> 'open' and s.close_on is null
union all
select s.file_no, s.row_no, 'booked_on', s.booked_on::text, 'deal.booked_early', s.close_on::text
from staged_opportunity s
where s.canonical_stage = 'won' and s.booked_on < s.close_on
