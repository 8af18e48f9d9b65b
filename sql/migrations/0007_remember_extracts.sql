-- What an import was an extract of: an older one must not be loaded over a newer one of the same source and noun.
set local search_path = drumbeat, public;

alter table change
  add column source text,
  add column extracted_at timestamptz,
  add column nouns text[],
  add constraint change_names_its_extract_wholly
    check (num_nonnulls(source, extracted_at, nouns) in (0, 3));
comment on column change.nouns is 'The nouns for which the import had files.';
