-- By which account of a provider of identities (OpenID Connect) a user signs in, once he has done so.
set local search_path = drumbeat, public;

create table user_subject (
  org_id     bigint not null,
  user_id    bigint not null,
  issuer     text   not null,
  subject    text   not null,
  changed_in bigint not null,
  primary key (org_id, user_id),
  foreign key (org_id, user_id) references app_user,
  constraint subject_is_one_user unique (org_id, issuer, subject),
  constraint subject_is_readable check (subject ~ '^[ -~]{1,255}$' and issuer ~ '^[!-~]+$' and length(issuer) <= 1000)
);
comment on table user_subject is
  '[P] The account of a provider by which a user signs in; apart from the user, so that it can be erased. No history.';
