-- Organisation isolation. Every table that has an org_id is isolated, found in the catalogue so that a new one
-- cannot be forgotten; the policy is forced on the owner too, and one role has one policy, never an OR in it.

do $install$
declare
  tenant_table record;
begin
  for tenant_table in
    select c.oid::regclass as name, c.relname
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped
    where c.relnamespace = 'drumbeat'::regnamespace and c.relkind = 'r'
    order by c.relname
  loop
    execute format('alter table %s enable row level security', tenant_table.name);
    execute format('alter table %s force row level security', tenant_table.name);
    execute format('create policy whole_organisation on %s to drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_gate, drumbeat_administrator, drumbeat_eraser
                    using (org_id = drumbeat.current_org_id()) with check (org_id = drumbeat.current_org_id())', tenant_table.name);
    -- A reporting login sees the organisation to which it is bound, whatever it says of itself.
    execute format('create policy bound_organisation on %s for select to drumbeat_reporting
                    using (org_id = drumbeat.reporting_org_id())', tenant_table.name);
    if tenant_table.relname not in ('opportunity', 'attainment_cell', 'pipeline_cell', 'adjustment_cell',
                                    'attainment_cell_history', 'pipeline_cell_history', 'adjustment_cell_history', 'inquiry', 'inquiry_event',
                                    'inquiry_text', 'quota_letter', 'quota_letter_acknowledgement', 'session', 'session_event', 'coaching_log', 'session_response',
                                    'slot', 'slot_history', 'coaching_cell', 'coaching_cell_history', 'coaching_text', 'session_rating') then
      execute format('create policy own_organisation on %s for select to drumbeat_team, drumbeat_self
                      using (org_id = drumbeat.current_org_id())', tenant_table.name);
    end if;
  end loop;
end
$install$;

create policy found_by_key on drumbeat.organisation for select to drumbeat_locator, drumbeat_founder
  using (key = current_setting('drumbeat.org_key', true));
create policy founded_by_key on drumbeat.organisation for insert to drumbeat_founder
  with check (key = current_setting('drumbeat.org_key', true));

-- Whoever looks after the service sees every organisation, in the columns granted, and says so.
do $install$
declare
  name text;
begin
  foreach name in array array['organisation', 'run', 'change', 'credential'] loop
    execute format('create policy service_at_large on drumbeat.%I for select to drumbeat_monitor
                    using (current_setting(''drumbeat.monitoring'', true) = ''on'')', name);
  end loop;
end
$install$;
