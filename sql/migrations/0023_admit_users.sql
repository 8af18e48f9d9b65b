-- Who may sign in: users, what is granted to them, and the secrets by which they are known.
set local search_path = drumbeat, public;

alter table change drop constraint change_kind_known;
alter table change add constraint change_kind_known
  check (kind in ('import', 'setup', 'lock', 'inquiry', 'letter', 'calendar', 'policy', 'access'));

create table app_user (
  org_id     bigint  not null references organisation,
  user_id    bigint  not null,
  person_id  bigint,
  is_active  boolean not null,
  changed_in bigint  not null,
  primary key (org_id, user_id),
  foreign key (org_id, person_id) references person,
  constraint person_is_one_user unique (org_id, person_id)
);
comment on table app_user is
  '[H] Who may sign in. With a person: as long as that one works here, with the sight of his position. Without: by grants alone.';
create table app_user_history (like app_user, until_change bigint not null);

create table user_identity (
  org_id     bigint not null,
  user_id    bigint not null,
  login      text   not null,
  changed_in bigint not null,
  primary key (org_id, user_id),
  foreign key (org_id, user_id) references app_user,
  constraint login_is_one_user unique (org_id, login),
  constraint login_is_plain check (login ~ '^[!-~]{1,254}$' and login = lower(login))
);
comment on table user_identity is
  '[P] The login of a user, mostly an e-mail address; apart from the user, so that it can be erased. No history.';

create table access_grant (
  org_id     bigint    not null,
  user_id    bigint    not null,
  role       text      not null,
  during     daterange not null,
  changed_in bigint    not null,
  primary key (org_id, user_id, role, during),
  foreign key (org_id, user_id) references app_user,
  constraint access_role_known check (role in ('administrator', 'operations', 'finance', 'auditor', 'viewer')),
  constraint grant_not_empty check (not isempty(during)),
  constraint grants_of_a_role_do_not_overlap exclude using gist (org_id with =, user_id with =, role with =, during with &&)
);
comment on table access_grant is
  '[D] What a user may do beyond what his position gives him, and on which days: every one of these roles sees the whole organisation.';
create table access_grant_history (like access_grant, until_change bigint not null);

create table credential (
  org_id        bigint      not null,
  credential_no bigint      not null,
  user_id       bigint      not null,
  kind          text        not null,
  name          text,
  scopes        text[]      not null,
  digest        bytea       not null,
  issued_at     timestamptz not null,
  expires_at    timestamptz not null,
  used_at       timestamptz,
  ended_at      timestamptz,
  changed_in    bigint,
  primary key (org_id, credential_no),
  foreign key (org_id, user_id) references app_user,
  constraint credential_digest_unique unique (org_id, digest),
  constraint credential_digest_is_sha_256 check (octet_length(digest) = 32),
  constraint credential_kind_known check (kind in ('link', 'session', 'token')),
  constraint credential_scopes_known check (scopes <@ array['read', 'write', 'administer'] and cardinality(scopes) > 0),
  constraint token_has_a_name check ((kind = 'token') = (name is not null)),
  constraint session_has_no_change check ((kind = 'session') = (changed_in is null)),
  constraint credential_lives_at_most_a_year check (expires_at > issued_at and expires_at <= issued_at + interval '366 days')
);
create sequence access_no_sequence as bigint;
comment on sequence access_no_sequence is
  'Numbers the users and the secrets of all organisations.';
comment on table credential is
  '[S] Secrets by which a user is known, kept as digests: a link signs one browser in, once; a session is that browser; a token is a program.';
