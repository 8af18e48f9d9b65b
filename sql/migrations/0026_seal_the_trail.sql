-- Where changes come from, what happens to access without changing anything, and the seals of both, hour by hour.
set local search_path = drumbeat, public;

alter table change add column origin jsonb;
alter table change add constraint change_origin_is_plain check (jsonb_typeof(origin) = 'object');
comment on column change.origin is
  'From where: channel (command, page, api), and where there was one request, peer (address) and token (number). Never a secret.';

create table access_event (
  org_id        bigint      not null references organisation,
  event_no      bigint      not null,
  happened_at   timestamptz not null,
  kind          text        not null,
  user_id       bigint      not null,
  credential_no bigint,
  change_no     bigint,
  until         timestamptz,
  origin        jsonb,
  primary key (org_id, event_no),
  foreign key (org_id, user_id) references app_user,
  constraint access_event_kind_known
    check (kind in ('link_issued', 'token_issued', 'signed_in', 'link_ended', 'signed_out', 'token_ended', 'view_begun', 'view_ended')),
  constraint access_event_origin_is_plain check (jsonb_typeof(origin) = 'object')
);
comment on table access_event is
  '[A] Secrets given out, used to sign in and ended, with or without a change; written by a trigger, so that none is forgotten.';
create index access_event_by_time on access_event (org_id, happened_at);

create table sign_in_refusal (
  org_id  bigint      not null references organisation,
  hour    timestamptz not null,
  kind    text        not null,
  refused bigint      not null,
  primary key (org_id, hour, kind),
  constraint refusal_kind_known check (kind in ('link', 'session', 'token')),
  constraint refusals_are_counted check (refused > 0)
);
comment on table sign_in_refusal is
  '[S] How many secrets that named the organisation were refused, by hour and kind: expired, ended, of somebody without access, or made up.';

create table audit_seal (
  org_id    bigint      not null references organisation,
  hour      timestamptz not null,
  changes   bigint      not null,
  events    bigint      not null,
  rows      bigint      not null,
  content   bytea       not null,
  digest    bytea       not null,
  sealed_at timestamptz not null,
  primary key (org_id, hour),
  constraint sealed_hour_is_whole check (extract(epoch from hour)::bigint % 3600 = 0),
  constraint seal_is_sha_256 check (octet_length(content) = 32 and octet_length(digest) = 32)
);
comment on table audit_seal is
  '[A] One row per hour in which something changed: SHA-256 over its changes and the rows they stamped, chained to the hour before.';
