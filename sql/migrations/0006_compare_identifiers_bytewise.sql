-- Identifiers of sources are equal when their bytes are equal, and are numbered in the order of their bytes; compared
-- so, their index is built and searched without the rules of any language.
set local search_path = drumbeat, public;

alter table source_record
  alter column source type text collate "C",
  alter column kind type text collate "C",
  alter column external_id type text collate "C";
alter table source_record_history
  alter column source type text collate "C",
  alter column kind type text collate "C",
  alter column external_id type text collate "C";
