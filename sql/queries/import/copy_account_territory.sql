-- purpose: bring a file of account territory rows into staging
-- cardinality: copy
copy staged_account_territory (file_no, row_no, account, territory, "from", "to", quota_policy) from stdin (format binary)
