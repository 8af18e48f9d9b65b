-- purpose: let the planner know what the run's working tables hold
-- cardinality: script
analyze fact;
analyze tally;
analyze credit_part;
analyze middle;
analyze quota_line;
analyze quota_part;
analyze population;
