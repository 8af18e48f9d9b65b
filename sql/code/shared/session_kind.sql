-- The kinds of session that a cadence can expect.
insert into drumbeat.session_kind (kind, title, is_pair, is_coaching, meaning) values
  ('one_on_one', 'One-on-one', true, true, 'A manager and a rep decide on the rep''s deals and work on one skill.'),
  ('call_review', 'Call review', true, true, 'A recorded or shared call, listened to together.'),
  ('skill_session', 'Skill session', true, true, 'One skill, practised.'),
  ('role_play', 'Role-play', true, true, 'A conversation with a customer, rehearsed.'),
  ('meeting_review', 'Meeting review', true, true, 'A meeting with a customer, gone through together.'),
  ('proposal_inspection', 'Proposal inspection', true, true, 'A proposal, read before the customer does.'),
  ('lost_deal_review', 'Lost-deal review', true, true, 'A lost deal, and what the next one needs.'),
  ('pipeline_analysis', 'Pipeline analysis', true, true, 'How the rep''s deals move, and what slows them.'),
  ('health_check', 'Monday health check', false, false, 'All active deals of the team, from the weekend''s data.'),
  ('team_review', 'Team review', false, false, 'Five to ten deals across the team, with at least one decision.'),
  ('week_close', 'Week close', false, false, 'The forecast from what the week brought, and Monday''s agenda.'),
  ('forecast_submission', 'Forecast submission', false, false, 'The team''s forecast, handed in by its day.')
on conflict (kind) do update
  set title = excluded.title, is_pair = excluded.is_pair, is_coaching = excluded.is_coaching, meaning = excluded.meaning;
