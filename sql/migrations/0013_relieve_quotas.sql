-- What makes a person's quota smaller than what is stated: a ramp after he began, and long leaves.
set local search_path = drumbeat, public;

create table ramp_step (
  org_id     bigint  not null references organisation,
  profile    text    collate "C" not null,
  month_no   integer not null,
  share_bp   integer not null,
  changed_in bigint  not null,
  primary key (org_id, profile, month_no),
  constraint ramp_month_from_1_to_60 check (month_no between 1 and 60),
  constraint ramp_share_between_0_and_100_percent check (share_bp between 0 and 10000)
);
comment on table ramp_step is '[H] What share (basis points) of a full quota counts in each month of a ramp; afterwards all of it.';
create table ramp_step_history (like ramp_step, until_change bigint not null);

create table ramp_assignment (
  org_id     bigint  not null,
  person_id  bigint  not null,
  starts_on  date    not null,
  profile    text    collate "C" not null,
  cutoff     text    not null,
  changed_in bigint  not null,
  primary key (org_id, person_id, starts_on),
  foreign key (org_id, person_id) references person,
  constraint ramp_cutoff_known check (cutoff in ('last_day', 'prorated') or cutoff ~ '^([1-9]|[12][0-9]|3[01])$')
);
comment on table ramp_assignment is '[H] Whose quota grows by which ramp, from which day on.';
comment on column ramp_assignment.cutoff is
  'last_day: the leaf period of the first day is ramp month 1; prorated: by its days; a day such as 15: only if begun by then.';
create table ramp_assignment_history (like ramp_assignment, until_change bigint not null);

create table absence (
  org_id     bigint    not null,
  person_id  bigint    not null,
  during     daterange not null,
  kind       text      not null,
  is_relief  boolean   not null,
  reason     text,
  changed_in bigint    not null,
  primary key (org_id, person_id, during),
  foreign key (org_id, person_id) references person,
  constraint absence_has_a_first_and_a_last_day check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
  constraint absence_relief_has_a_reason check (not is_relief or reason is not null),
  constraint absences_of_a_person_do_not_overlap
    exclude using gist (org_id with =, person_id with =, during with &&)
);
comment on table absence is '[D] When a person is away, and whether that relieves him of quota.';
create table absence_history (like absence, until_change bigint not null);
