-- purpose: let the planner know what was staged, and join it by hashing: the crosswalk's statistics are as old as its last load
-- cardinality: script
analyze staged_product;
analyze staged_account;
analyze staged_team;
analyze staged_person;
analyze staged_territory;
analyze staged_territory_assignment;
analyze staged_account_territory;
analyze staged_quota;
analyze staged_seasonality;
analyze staged_ramp_step;
analyze staged_ramp_assignment;
analyze staged_absence;
analyze staged_holiday;
analyze staged_opportunity;
analyze staged_split;
analyze staged_credit_hold;
analyze staged_opportunity_line;
analyze staged_fx_rate;
set local enable_nestloop = off;
set local work_mem = '128MB';
