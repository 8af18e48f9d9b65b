-- The coaching record: what rhythm is expected, which sessions were planned, moved, cancelled and held, what each side says of them, and the
-- slots and cells that the nightly run makes of it. Facts and texts are apart.
set local search_path = drumbeat, public;

alter table change drop constraint change_kind_known;
alter table change add constraint change_kind_known
  check (kind in ('import', 'setup', 'lock', 'inquiry', 'letter', 'calendar', 'policy', 'access', 'erasure', 'cadence', 'coaching'));

create table session_kind (
  kind        text    not null,
  title       text    not null,
  is_pair     boolean not null,
  is_coaching boolean not null,
  meaning     text    not null,
  primary key (kind)
);
comment on table session_kind is
  '[shared] The kinds of session there are: of a manager with one rep or with the whole team, and whether its minutes are coaching.';

create table cadence_policy (
  org_id      bigint    not null references organisation,
  kind        text      not null references session_kind,
  scope       text      not null,
  scope_key   text      not null,
  during      daterange not null,
  every_weeks smallint  not null,
  minutes     smallint  not null,
  min_minutes smallint  not null,
  is_expected boolean   not null,
  changed_in  bigint    not null,
  primary key (org_id, kind, scope, scope_key, during),
  constraint cadence_policy_has_a_first_day check (not isempty(during) and not lower_inf(during)),
  constraint cadence_policy_scope_known check (scope in ('organisation', 'motion', 'role', 'team')),
  constraint cadence_policy_scope_is_named check ((scope = 'organisation') = (scope_key = '')),
  constraint cadence_policy_frequency_in_range check (every_weeks between 1 and 13),
  constraint cadence_policy_minutes_in_range check (minutes between 5 and 480 and min_minutes between 1 and minutes),
  constraint cadence_policies_do_not_overlap
    exclude using gist (org_id with =, kind with =, scope with =, scope_key with =, during with &&)
);
comment on table cadence_policy is
  '[D] How often a kind of session is expected and how long it lasts, for everybody, a motion, a role or a team (by its number); the most specific one counts.';
create table cadence_policy_history (like cadence_policy, until_change bigint not null);

create sequence session_no_sequence;

-- Who is asked is the pair: a session of several reps is a row each, with a number in common.
create table session (
  org_id         bigint      not null references organisation,
  session_no     bigint      not null,
  kind           text        not null references session_kind,
  manager_id     bigint      not null,
  rep_id         bigint,
  team_id        bigint,
  original_start timestamptz not null,
  minutes        smallint    not null,
  group_no       bigint,
  series         text,
  changed_in     bigint      not null,
  primary key (org_id, session_no),
  foreign key (org_id, manager_id) references person,
  foreign key (org_id, rep_id) references person,
  foreign key (org_id, team_id) references team,
  constraint session_minutes_in_range check (minutes between 1 and 480),
  constraint session_is_of_two check (manager_id <> rep_id)
);
create unique index session_is_planned_once on session (org_id, manager_id, kind, original_start, rep_id) nulls not distinct;
create index session_by_rep on session (org_id, rep_id, original_start);
comment on table session is
  '[A] A session of a manager with a rep, or with the team, by the start for which it was first planned: moving it does not make another of it. No free text.';
comment on column session.team_id is 'The team of the rep, or of the manager, on the day of the original start: whose leaders see it.';
comment on column session.series is 'The identifier of the series in the calendar that it comes from.';

create table session_event (
  org_id      bigint      not null references organisation,
  session_no  bigint      not null,
  step_no     smallint    not null,
  step        text        not null,
  starts_at   timestamptz,
  initiator   text        not null,
  cause       text,
  happened_at timestamptz not null,
  actor       text        not null,
  rep_id      bigint,
  team_id     bigint,
  changed_in  bigint      not null,
  primary key (org_id, session_no, step_no),
  foreign key (org_id, session_no) references session,
  constraint session_step_known check (step in ('planned', 'moved', 'cancelled', 'declined')),
  constraint session_begins_with_its_plan check ((step = 'planned') = (step_no = 1)),
  constraint session_step_states_its_start check ((step in ('planned', 'moved')) = (starts_at is not null)),
  constraint session_initiator_known check (initiator in ('manager', 'rep', 'other')),
  constraint session_cause_is_a_word check (cause ~ '^[a-z][a-z_]{0,30}$')
);
comment on table session_event is
  '[A] What happened to a session: planned, moved to another start, cancelled, declined by the rep; who began it, for which cause, and when.';

create table coaching_log (
  org_id             bigint      not null references organisation,
  session_no         bigint      not null,
  revision_no        smallint    not null,
  started_at         timestamptz not null,
  minutes            smallint    not null,
  focus_length       smallint    not null,
  feedback_length    smallint    not null,
  next_step_length   smallint    not null,
  observation_length smallint    not null,
  logged_at          timestamptz not null,
  actor              text        not null,
  rep_id             bigint,
  team_id            bigint,
  changed_in         bigint      not null,
  primary key (org_id, session_no, revision_no),
  foreign key (org_id, session_no) references session,
  constraint log_minutes_in_range check (minutes between 0 and 480),
  constraint log_lengths_not_negative check (least(focus_length, feedback_length, next_step_length, observation_length) >= 0)
);
comment on table coaching_log is
  '[A] What a manager recorded of a session, in facts: when it began, how long it took, and how long each text is. The newest revision counts.';

create table coaching_text (
  org_id      bigint   not null references organisation,
  session_no  bigint   not null,
  revision_no smallint not null,
  field       text     not null,
  body        text     not null,
  manager_id  bigint   not null,
  rep_id      bigint,
  changed_in  bigint   not null,
  primary key (org_id, session_no, revision_no, field),
  foreign key (org_id, session_no, revision_no) references coaching_log,
  constraint coaching_text_field_known check (field in ('focus', 'feedback', 'next_step', 'observation')),
  constraint coaching_text_says_something check (body ~ '\S')
);
comment on table coaching_text is
  '[P] What was said in a session, in words: for the two of them, and nobody else. No history.';

create table session_response (
  org_id      bigint      not null references organisation,
  session_no  bigint      not null,
  step_no     smallint    not null,
  answer      text        not null,
  happened_at timestamptz not null,
  actor       text        not null,
  rep_id      bigint      not null,
  team_id     bigint,
  changed_in  bigint      not null,
  primary key (org_id, session_no, step_no),
  foreign key (org_id, session_no) references session,
  constraint session_answer_known check (answer in ('confirmed', 'denied', 'settled_held', 'settled_not_held'))
);
comment on table session_response is
  '[A] What the rep says of a logged session: that it was held or that it was not, and how a difference was settled. The last answer counts.';

create table session_rating (
  org_id     bigint   not null references organisation,
  session_no bigint   not null,
  rater_id   bigint   not null,
  score      smallint not null,
  changed_in bigint   not null,
  primary key (org_id, session_no, rater_id),
  foreign key (org_id, session_no) references session,
  foreign key (org_id, rater_id) references person,
  constraint rating_from_one_to_five check (score between 1 and 5)
);
comment on table session_rating is
  '[P] How a rep rates a session, from 1 to 5: for himself alone; others see means of enough raters. The newest counts. No history.';

create table slot (
  org_id        bigint   not null references organisation,
  kind          text     not null,
  manager_id    bigint   not null,
  rep_id        bigint   not null,
  starts_on     date     not null,
  ends_on       date     not null,
  period_id     integer  not null,
  team_id       bigint,
  state         text     not null,
  reason        text,
  session_no    bigint,
  is_confirmed  boolean  not null,
  minutes       integer  not null,
  move_count    integer  not null,
  cancel_count  integer  not null,
  extra_count   integer  not null,
  since_run     bigint   not null,
  primary key (org_id, kind, manager_id, rep_id, starts_on),
  constraint slot_state_known
    check (state in ('held', 'held_late', 'disputed', 'incomplete', 'no_show', 'excused', 'cancelled', 'pending', 'missed', 'not_scheduled'))
);
comment on table slot is
  '[R] What the rhythm expects of a manager with a rep (0: with the team), slot by slot, and what became of it. Its period is that of its first day.';
create table slot_history (like slot, until_run bigint not null);
create index slot_by_rep on slot (org_id, rep_id, starts_on);
create index slot_history_by_run on slot_history (org_id, until_run);

create table coaching_cell (
  org_id              bigint  not null references organisation,
  dimension           text    not null,
  subject_id          bigint  not null,
  period_id           integer not null,
  team_id             bigint,
  rep_id              bigint,
  slot_count          bigint  not null,
  held_count          bigint  not null,
  late_count          bigint  not null,
  late_confirmed_count bigint not null,
  disputed_count      bigint  not null,
  incomplete_count    bigint  not null,
  no_show_count       bigint  not null,
  excused_count       bigint  not null,
  cancelled_count     bigint  not null,
  pending_count       bigint  not null,
  missed_count        bigint  not null,
  unscheduled_count   bigint  not null,
  move_count          bigint  not null,
  cancel_count        bigint  not null,
  pair_count          bigint  not null,
  disrupted_pair_count bigint not null,
  minutes             bigint  not null,
  since_run           bigint  not null,
  primary key (org_id, dimension, subject_id, period_id),
  constraint coaching_cell_dimension_known check (dimension in ('rep', 'manager', 'team', 'region', 'company')),
  constraint slots_are_the_sum_of_their_states
    check (slot_count = held_count + late_count + disputed_count + incomplete_count + no_show_count + excused_count + cancelled_count
                        + pending_count + missed_count + unscheduled_count)
);
comment on table coaching_cell is
  '[R] One-on-ones per subject and fiscal period: slots by their state, disruptions and minutes held; parts only.';
create table coaching_cell_history (like coaching_cell, until_run bigint not null);
create index coaching_cell_history_by_run on coaching_cell_history (org_id, until_run);
create index coaching_cell_by_period on coaching_cell (org_id, dimension, period_id, subject_id);
