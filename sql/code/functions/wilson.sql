-- The bounds of Wilson's interval at 95 % for a share of n: which shares in the long run are plausible after so many trials. Null without a trial.
-- Wilson (1927), Probable inference, the law of succession, and statistical inference; z is the normal quantile of 0.975.

create function drumbeat.wilson_bound(part bigint, n bigint, is_upper boolean) returns numeric
  language sql immutable parallel safe strict
begin atomic
  select case when $2 > 0 then round(
    ($1::numeric / $2 + z * z / (2 * $2)
      + (case when $3 then 1 else -1 end) * z * sqrt($1::numeric / $2 * (1 - $1::numeric / $2) / $2 + z * z / (4 * $2::numeric * $2)))
      / (1 + z * z / $2), 6) end
  from (values (1.959963984540054::numeric)) normal (z);
end;
