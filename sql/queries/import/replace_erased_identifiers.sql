-- purpose: put the erased form in the place of every identifier that was erased, in the staged rows; nothing where nobody was
-- cardinality: one row
select replace_erased_identifiers() is not null
