-- The policies of an organisation that take effect, each with what holds unless it states otherwise.
insert into drumbeat.policy_key (key, default_value, pattern, form, meaning) values
  ('credit.transfer_policy', 'owner_at_close',
   '^(owner_at_close|owner_at_creation|shared_days:([1-9][0-9]?|[12][0-9]{2}|3[0-5][0-9]|36[0-6]))$',
   'owner_at_close, owner_at_creation, or shared_days:N with N from 1 to 366',
   'Who is credited for a deal that changed hands, by the policy in force on its close date: its owner on that day; its owner on the day of its creation; or the former and the new owner with 50 % each if it closes within N days from the transfer, else its owner at close.'),
  ('credit.date', 'close', '^(close|booked)$', 'close or booked',
   'On which day a won deal is credited, by the policy in force on its close date: on its close date; or on the day on which it was booked, and until then nowhere. Period, rates, and where teams and territories stand are those of that day; whose it is follows the close.'),
  ('relief.min_days', '10', '^[1-9][0-9]?$', 'a number of working days from 1 to 99',
   'How many working days a leave with relief has at least to lower a quota, by the policy in force on its first day.')
on conflict (key) do update
  set default_value = excluded.default_value, pattern = excluded.pattern, form = excluded.form, meaning = excluded.meaning;
