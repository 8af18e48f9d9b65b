-- A person may have a second identifier in a source: a national id in one file, an employee number in another.
set local search_path = drumbeat, public;

alter table source_record drop constraint source_record_kind_known;
alter table source_record add constraint source_record_kind_known
  check (kind in ('account', 'opportunity', 'person', 'person_alias', 'product', 'team', 'territory'));
