-- People, their personal data apart, and the one dated structure: the team tree and who is in which team when.
set local search_path = drumbeat, public;

create table person (
  org_id     bigint not null references organisation,
  person_id  bigint not null,
  changed_in bigint not null,
  primary key (org_id, person_id)
);
comment on table person is '[H] One row per person; carries no personal data, so that histories never do.';
create table person_history (like person, until_change bigint not null);

create table person_identity (
  org_id       bigint not null,
  person_id    bigint not null,
  display_name text   not null,
  email        text,
  changed_in   bigint not null,
  primary key (org_id, person_id),
  foreign key (org_id, person_id) references person
);
comment on table person_identity is '[P] Names and e-mail addresses, the only table erased when a person asks; no history.';

create table employment (
  org_id     bigint    not null,
  person_id  bigint    not null,
  during     daterange not null,
  role       text      not null,
  changed_in bigint    not null,
  primary key (org_id, person_id, during),
  foreign key (org_id, person_id) references person,
  constraint employment_not_empty check (not isempty(during)),
  constraint employments_of_a_person_do_not_overlap
    exclude using gist (org_id with =, person_id with =, during with &&)
);
comment on table employment is '[D] When a person works here and in which role.';
create table employment_history (like employment, until_change bigint not null);

create table team (
  org_id     bigint not null references organisation,
  team_id    bigint not null,
  level      text   not null,
  name       text,
  changed_in bigint not null,
  primary key (org_id, team_id),
  constraint team_level_is_a_word check (level ~ '^[a-z][a-z_]{0,30}$')
);
comment on table team is
  '[H] One row per node of the team tree; regions and the company are levels of it. A team without a name is called after its leader.';
create unique index one_company_team on team (org_id) where level = 'company';
create table team_history (like team, until_change bigint not null);

create table team_parent (
  org_id     bigint    not null,
  team_id    bigint    not null,
  during     daterange not null,
  parent_id  bigint    not null,
  changed_in bigint    not null,
  primary key (org_id, team_id, during),
  foreign key (org_id, team_id) references team,
  foreign key (org_id, parent_id) references team (org_id, team_id),
  constraint team_parent_not_empty check (not isempty(during)),
  constraint team_is_not_its_own_parent check (parent_id <> team_id),
  constraint parents_of_a_team_do_not_overlap
    exclude using gist (org_id with =, team_id with =, during with &&)
);
comment on table team_parent is '[D] Which team stands above which, and when.';
create table team_parent_history (like team_parent, until_change bigint not null);

create table team_membership (
  org_id     bigint    not null,
  person_id  bigint    not null,
  team_id    bigint    not null,
  kind       text      not null,
  during     daterange not null,
  changed_in bigint    not null,
  primary key (org_id, person_id, team_id, kind, during),
  foreign key (org_id, person_id) references person,
  foreign key (org_id, team_id) references team,
  constraint team_membership_kind_known check (kind in ('leader', 'member', 'overlay', 'dotted')),
  constraint team_membership_not_empty check (not isempty(during)),
  constraint person_is_member_of_one_team_a_day
    exclude using gist (org_id with =, person_id with =, during with &&) where (kind = 'member'),
  constraint team_has_one_leader_a_day
    exclude using gist (org_id with =, team_id with =, during with &&) where (kind = 'leader')
);
comment on table team_membership is '[D] Who belongs to or leads which team, and when.';
create table team_membership_history (like team_membership, until_change bigint not null);
