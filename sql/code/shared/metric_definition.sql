-- The metric dictionary: every title, definition and reason that the command line and the pages show comes from here.
insert into drumbeat.metric_definition (metric, version, title, unit, definition, null_reason) values
  ('quota', 1, 'Quota', 'money', 'Effective quota of the period: the sum of its leaf periods. A person''s own amount, or else the share of the territories carried, for the days employed, less ramp and relieved leave; a team''s own amount, or else the sum of its teams and members.', 'no quota'),
  ('quota_source', 1, 'Quota from', 'text', 'own: stated for this subject; members: the sum of members and open seats; mixed: both in this period.', 'no quota'),
  ('adjustment', 1, 'Prior-period adjustment', 'money', 'Part of the credit: what became known of locked periods after they were locked, credited in the first open period after each; on the restated basis it stands in its own period instead.', null),
  ('state', 1, 'State', 'text', 'locked: the period stands as reported; open: it follows what becomes known; partly locked: some of its leaf periods are locked.', null),
  ('credit', 4, 'Credited bookings', 'money', 'Amounts of won deals in the period of their day of credit, which is the close date or, where the policy says so, the booking date: the shares of those who share a deal, else as the hold list and the transfer policy say, by default the whole to whoever owned it when it closed. A share stands where its person stood on the day of credit; by product, a deal is divided by its order lines. So each deal counts once in the company.', null),
  ('overlay_credit', 1, 'Overlay credit', 'money', 'Shares of won deals given beside the revenue, for instance to an engineer who helped; a measure of its own, never part of credited bookings or of attainment.', null),
  ('attainment', 1, 'Attainment', 'ratio', 'Credited bookings divided by effective quota; not capped at 100 %.', 'no quota'),
  ('variance', 1, 'Variance', 'money', 'Credited bookings minus effective quota; minus the whole quota when nothing was sold.', 'no quota'),
  ('over_assignment', 1, 'Over-assignment', 'ratio', 'Sum of the members'' quotas divided by the team''s own quota, minus one.', 'no quota of its own beside its members'),
  ('fx_effect', 2, 'Currency effect', 'money', 'Credited bookings at the dated rates of the days of credit minus credited bookings at the plan rates.', 'a dated rate is missing'),
  ('deals', 3, 'Credited deals', 'count', 'Number of won deals with their day of credit in the period of which there is a share here; each deal once, whoever shares it.', null),
  ('excluded', 3, 'Excluded deals', 'count', 'Deals left out of every sum and count because their amount is in a currency without a plan rate on the close date, or where they are credited on the booking date, on that; at other rates also the credited deals for which those are missing.', null),
  ('won', 1, 'Won', 'count', 'Deals won with a close date in the period.', null),
  ('lost', 1, 'Lost', 'count', 'Deals lost with a close date in the period.', null),
  ('win_rate', 1, 'Win rate', 'ratio', 'Won divided by won plus lost, closed in the period.', 'no closed deal'),
  ('won_value', 2, 'Won value', 'money', 'Sum of the amounts of deals won in the period; in other currencies at the plan rate of the close date.', null),
  ('mean_deal', 1, 'Mean deal', 'money', 'Won value divided by the number of won deals with an amount.', 'no won deal with an amount'),
  ('median_deal', 1, 'Median deal', 'money', 'Middle amount of the won deals; the mean of the two middle ones when their number is even.', 'no won deal with an amount'),
  ('mean_cycle_won', 1, 'Mean cycle, won', 'days', 'Mean days from creation to close of won deals with both dates.', 'no won deal with both dates'),
  ('median_cycle_won', 1, 'Median cycle, won', 'days', 'Middle number of days from creation to close of won deals with both dates.', 'no won deal with both dates'),
  ('mean_cycle_lost', 1, 'Mean cycle, lost', 'days', 'Mean days from creation to close of lost deals with both dates.', 'no lost deal with both dates'),
  ('open', 1, 'Open', 'count', 'Deals open at the end of the as-of day, in the period of their expected close; deals without one stand in "(no date)".', null),
  ('open_value', 2, 'Open value', 'money', 'Sum of the amounts of open deals that have one; in other currencies at the plan rate of the expected close date.', 'no open deal with an amount'),
  ('open_without_amount', 1, 'Open without amount', 'count', 'Open deals without an amount; they add nothing to the open value.', null),
  ('open_list_value', 1, 'Open at list price', 'money', 'Sum of the list prices of the products of open deals; a measure of its own, never mixed with amounts.', 'no open deal with a list price')
on conflict (metric, version) do update
  set title = excluded.title, unit = excluded.unit, definition = excluded.definition, null_reason = excluded.null_reason;
