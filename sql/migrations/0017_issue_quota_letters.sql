-- Letters of quota: what a person owes in a year, by which run, and that he has accepted it.
set local search_path = drumbeat, public;

alter table change drop constraint change_kind_known;
alter table change add constraint change_kind_known check (kind in ('import', 'setup', 'lock', 'inquiry', 'letter'));

create table quota_letter (
  org_id      bigint  not null references organisation,
  letter_no   bigint  not null,
  rep_id      bigint  not null,
  team_id     bigint,
  year_id     integer not null,
  run_no      bigint  not null,
  quota_minor bigint  not null,
  digest      text    not null,
  issued_on   date    not null,
  actor       text    not null,
  changed_in  bigint  not null,
  primary key (org_id, letter_no),
  foreign key (org_id, rep_id) references person,
  foreign key (org_id, team_id) references team,
  foreign key (org_id, year_id) references fiscal_period,
  foreign key (org_id, run_no) references run,
  constraint quota_letter_digest_is_sha_256 check (digest ~ '^[0-9a-f]{64}$')
);
comment on table quota_letter is
  '[A] A letter that was issued: whose quota, of which fiscal year, by which run; the digest is over its numbers, which the run gives again.';
comment on column quota_letter.team_id is 'The team in which the run has the person at the end of the year: whose leaders see it.';

create table quota_letter_acknowledgement (
  org_id          bigint not null,
  letter_no       bigint not null,
  rep_id          bigint not null,
  team_id         bigint,
  acknowledged_on date   not null,
  actor           text   not null,
  changed_in      bigint not null,
  primary key (org_id, letter_no),
  foreign key (org_id, letter_no) references quota_letter
);
comment on table quota_letter_acknowledgement is
  '[A] That the person of a letter has accepted it, once; the actor is who recorded it.';
