-- The identity of a person can be erased: that it was, how rows read before (as digests, for the seals), and by which identifiers the files
-- will still call him (as keyed digests, so that an import finds him without his name).
set local search_path = drumbeat, public;

alter table change drop constraint change_kind_known;
alter table change add constraint change_kind_known
  check (kind in ('import', 'setup', 'lock', 'inquiry', 'letter', 'calendar', 'policy', 'access', 'erasure'));

create table person_erasure (
  org_id     bigint not null,
  person_id  bigint not null,
  changed_in bigint not null,
  primary key (org_id, person_id, changed_in),
  foreign key (org_id, person_id) references person
);
comment on table person_erasure is '[A] Whose identity was erased, by which change.';

create table erased_row (
  org_id        bigint not null references organisation,
  after_digest  bytea  not null,
  before_digest bytea  not null,
  noun          text   not null,
  changed_in    bigint not null,
  primary key (org_id, after_digest),
  constraint erased_row_digests_are_sha_256 check (octet_length(after_digest) = 32 and octet_length(before_digest) = 32),
  constraint erased_row_differs check (after_digest <> before_digest)
);
comment on table erased_row is
  '[A] A sealed row that an erasure rewrote: the digest of its canonical form before and after. A seal takes what was before exactly where what is there has the digest after.';

create table erasure_salt (
  org_id     bigint not null references organisation,
  salt       bytea  not null,
  changed_in bigint not null,
  primary key (org_id),
  constraint erasure_salt_is_long check (octet_length(salt) = 32)
);
comment on table erasure_salt is '[A] What is hashed together with an erased identifier: random, one for an organisation.';

create table erased_identifier (
  org_id     bigint not null references organisation,
  source     text   collate "C" not null,
  digest     bytea  not null,
  form       text   collate "C" not null,
  person_id  bigint not null,
  changed_in bigint not null,
  primary key (org_id, source, digest),
  foreign key (org_id, person_id) references person,
  constraint erased_identifier_is_sha_256 check (octet_length(digest) = 32)
);
comment on table erased_identifier is
  '[A] What an import puts in the place of an identifier that was erased, found by its keyed digest.';
comment on column erased_identifier.source is 'The source in whose references to people it is looked for; empty: in every cell of every source.';
comment on table person_identity is '[P] Names and e-mail addresses, replaced when a person is erased; no history.';
