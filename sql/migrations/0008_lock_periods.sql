-- A locked period keeps the numbers that were reported for it; what becomes known later is credited in the first open
-- period, on a line of its own.
set local search_path = drumbeat, public;

alter table change drop constraint change_kind_known;
alter table change add constraint change_kind_known check (kind in ('import', 'setup', 'lock'));

create table period_lock (
  org_id     bigint   not null,
  period_id  integer  not null,
  step_no    smallint not null,
  step       text     not null,
  run_no     bigint,
  actor      text     not null,
  reason     text     not null,
  changed_in bigint   not null,
  primary key (org_id, period_id, step_no),
  foreign key (org_id, period_id) references fiscal_period,
  foreign key (org_id, run_no) references run,
  constraint period_lock_step_known
    check (step in ('lock_requested', 'locked', 'unlock_requested', 'unlocked', 'withdrawn')),
  constraint locked_period_names_its_run check ((step = 'locked') = (run_no is not null)),
  constraint period_lock_reason_given check (reason ~ '\S')
);
comment on table period_lock is
  '[A] The steps of locking and unlocking a leaf period: asked for by one, decided by another. The last decision holds; locked names the run whose numbers are the reported ones.';

create table adjustment_cell (
  org_id           bigint  not null references organisation,
  dimension        text    not null,
  subject_id       bigint  not null,
  period_id        integer not null,
  team_id          bigint,
  rep_id           bigint,
  adjustment_minor bigint  not null,
  since_run        bigint  not null,
  primary key (org_id, dimension, subject_id, period_id),
  constraint adjustment_cell_dimension_known
    check (dimension in ('rep', 'manager', 'team', 'region', 'company', 'product'))
);
comment on table adjustment_cell is
  '[R] Prior-period adjustments: what became known of locked periods after they were locked, in the first open leaf period after each; only where there is any.';
create table adjustment_cell_history (like adjustment_cell, until_run bigint not null);
create index adjustment_cell_history_by_run on adjustment_cell_history (org_id, until_run);
