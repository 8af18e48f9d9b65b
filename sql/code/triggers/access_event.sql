-- Any statement that gives out, uses up or ends a secret leaves an event behind, in the writer's own right. The lock lets no event of an hour
-- come to light after that hour was sealed: whoever seals takes it alone for an instant.
create function drumbeat.keep_access_event() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (old.ended_at is not null or new.ended_at is null) then return null; end if;
  perform pg_advisory_xact_lock_shared(drumbeat.lock_key(new.org_id, 'events'));
  insert into drumbeat.access_event (org_id, event_no, happened_at, kind, user_id, credential_no, change_no, until, origin)
  values (new.org_id, nextval('drumbeat.access_no_sequence'), clock_timestamp(),
          case when tg_op = 'INSERT' then case new.kind when 'link' then 'link_issued' when 'token' then 'token_issued' else 'signed_in' end
               else case new.kind when 'link' then 'link_ended' when 'token' then 'token_ended' else 'signed_out' end end,
          new.user_id, new.credential_no, drumbeat.current_change_no(), case when tg_op = 'INSERT' then new.expires_at end, drumbeat.current_origin());
  return null;
end
$$;

create trigger keep_access_event after insert or update of ended_at on drumbeat.credential
  for each row execute function drumbeat.keep_access_event();
