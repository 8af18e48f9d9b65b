-- purpose: let the planner know what the working tables of the coaching record hold
-- cardinality: script
create index if not exists person_off_by_person on person_off (person_id, day);
analyze coaching_pair;
analyze person_off;
analyze week_off;
analyze coaching_session;
analyze expected_slot;
