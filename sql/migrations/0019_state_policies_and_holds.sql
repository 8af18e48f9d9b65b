-- Who is credited is policy: stated by key and dated, with a list of deals that stay with their former owner for a while.
set local search_path = drumbeat, public;

alter table change drop constraint change_kind_known;
alter table change add constraint change_kind_known check (kind in ('import', 'setup', 'lock', 'inquiry', 'letter', 'calendar', 'policy'));

create table policy_key (
  key           text not null,
  default_value text not null,
  pattern       text not null,
  form          text not null,
  meaning       text not null,
  primary key (key)
);
comment on table policy_key is
  '[shared] The policies there are: what holds unless something else is stated, the regular expression of a valid value, and both in words.';

create table policy (
  org_id     bigint    not null references organisation,
  key        text      not null references policy_key,
  during     daterange not null,
  value      text      not null,
  changed_in bigint    not null,
  primary key (org_id, key, during),
  constraint policy_not_empty check (not isempty(during)),
  constraint policies_of_a_key_do_not_overlap exclude using gist (org_id with =, key with =, during with &&)
);
comment on table policy is '[D] What an organisation has decided otherwise than the default, and for which days.';
create table policy_history (like policy, until_change bigint not null);

create table credit_hold (
  org_id         bigint not null references organisation,
  opportunity_id bigint not null,
  until          date   not null,
  person_id      bigint,
  changed_in     bigint not null,
  primary key (org_id, opportunity_id),
  foreign key (org_id, person_id) references person
);
comment on table credit_hold is
  '[H] Deals that are credited to another than their owner if they close by a day: to the person named, else to the owner before the last change. A hold of a deal that is gone waits for it.';
create table credit_hold_history (like credit_hold, until_change bigint not null);
