-- Any statement that gives out, uses up or ends a secret, or begins or ends a look at the pages as somebody else, leaves an event behind, in the
-- writer's own right. The lock lets no event of an hour come to light after that hour was sealed: whoever seals takes it alone for an instant.
create function drumbeat.keep_access_event() returns trigger language plpgsql as $$
declare
  happened record;
begin
  for happened in
    select 1 as place, case new.kind when 'link' then 'link_issued' when 'token' then 'token_issued' else 'signed_in' end as kind, new.user_id, new.expires_at as until
    where tg_op = 'INSERT'
    union all
    select 2, 'view_ended', old.views_as, null
    where tg_op = 'UPDATE' and old.views_as is not null and new.views_as is distinct from old.views_as
    union all
    select 3, 'view_begun', new.views_as, new.views_until
    where tg_op = 'UPDATE' and new.views_as is not null and new.views_as is distinct from old.views_as
    union all
    select 4, case new.kind when 'link' then 'link_ended' when 'token' then 'token_ended' else 'signed_out' end, new.user_id, null
    where tg_op = 'UPDATE' and old.ended_at is null and new.ended_at is not null
    order by place
  loop
    perform pg_advisory_xact_lock_shared(drumbeat.lock_key(new.org_id, 'events'));
    insert into drumbeat.access_event (org_id, event_no, happened_at, kind, user_id, credential_no, change_no, until, origin)
    values (new.org_id, nextval('drumbeat.access_no_sequence'), clock_timestamp(), happened.kind, happened.user_id, new.credential_no,
            drumbeat.current_change_no(), happened.until, drumbeat.current_origin());
  end loop;
  return null;
end
$$;
create trigger keep_access_event after insert or update of ended_at, views_as on drumbeat.credential
  for each row execute function drumbeat.keep_access_event();
