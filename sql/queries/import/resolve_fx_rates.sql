-- purpose: the currency rates of this import with the days on which they hold
-- cardinality: script
-- A rate without a last day holds until the next one of its kind and currency begins.
create temporary table stated_fx_rate on commit drop as
select coalesce(lower(s.kind), 'plan') as kind, s.currency, s.rate::numeric as rate,
       daterange(s."from", coalesce(s."to" + 1, lead(s."from") over (partition by s.currency, coalesce(lower(s.kind), 'plan')
                                                                    order by s."from" nulls first))) as during
from staged_fx_rate s;
analyze stated_fx_rate;
