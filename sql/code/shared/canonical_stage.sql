-- The nine-step sales process up to the decision, and the two outcomes. After-sales work is not a stage of a deal.
insert into drumbeat.canonical_stage (code, ordinal, name, outcome, is_qualified) values
  ('lead',          1, 'Market and lead identification',             'open', false),
  ('qualification', 2, 'Initial contact and qualification',          'open', true),
  ('discovery',     3, 'Discovery and need analysis',                'open', true),
  ('solution_fit',  4, 'Solution fit and value definition',          'open', true),
  ('proposal',      5, 'Proposal, demonstration or solution design', 'open', true),
  ('decision',      6, 'Decision process and stakeholder alignment', 'open', true),
  ('negotiation',   7, 'Negotiation and risk resolution',            'open', true),
  ('closing',       8, 'Closing and handover',                       'open', true),
  ('won',           9, 'Won',                                        'won',  true),
  ('lost',         10, 'Lost',                                       'lost', true)
on conflict (code) do update
  set ordinal = excluded.ordinal, name = excluded.name, outcome = excluded.outcome, is_qualified = excluded.is_qualified;
