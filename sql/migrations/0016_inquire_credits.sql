-- Questions about the credit of a deal: who asks, what was answered, and by which change it was mended.
set local search_path = drumbeat, public;

alter table change drop constraint change_kind_known;
alter table change add constraint change_kind_known check (kind in ('import', 'setup', 'lock', 'inquiry'));

-- The deal is no foreign key: a question about a deal outlives the deal, which a complete file may take away.
create table inquiry (
  org_id         bigint   not null references organisation,
  inquiry_no     bigint   not null,
  opportunity_id bigint   not null,
  rep_id         bigint   not null,
  team_id        bigint,
  period_id      integer,
  expected_minor bigint,
  expected_bp    integer,
  run_no         bigint   not null,
  changed_in     bigint   not null,
  primary key (org_id, inquiry_no),
  foreign key (org_id, rep_id) references person,
  foreign key (org_id, team_id) references team,
  foreign key (org_id, period_id) references fiscal_period,
  foreign key (org_id, run_no) references run,
  constraint inquiry_expects_an_amount_or_a_share check (num_nonnulls(expected_minor, expected_bp) <= 1),
  constraint inquiry_share_in_range check (expected_bp between 0 and 100000)
);
comment on table inquiry is
  '[A] A question about the credit of a deal: whose credit, in which period, what is expected, and the run whose answer it is about. No free text.';
comment on column inquiry.team_id is 'The team of the person on the day of the question: whose leaders see it.';

create table inquiry_event (
  org_id      bigint   not null,
  inquiry_no  bigint   not null,
  step_no     smallint not null,
  step        text     not null,
  happened_on date     not null,
  run_no      bigint   not null,
  mended_by   bigint,
  actor       text     not null,
  rep_id      bigint   not null,
  team_id     bigint,
  changed_in  bigint   not null,
  primary key (org_id, inquiry_no, step_no),
  foreign key (org_id, inquiry_no) references inquiry,
  foreign key (org_id, run_no) references run,
  foreign key (org_id, mended_by) references change,
  constraint inquiry_step_known check (step in ('opened', 'answered', 'adjusted', 'rejected', 'withdrawn', 'reopened')),
  constraint inquiry_begins_with_its_opening check ((step = 'opened') = (step_no = 1)),
  constraint adjusted_inquiry_names_its_change check ((step = 'adjusted') = (mended_by is not null))
);
comment on table inquiry_event is
  '[A] The steps of an inquiry, with the newest run at each; adjusted names the change that mended the credit.';

create table inquiry_text (
  org_id     bigint   not null,
  inquiry_no bigint   not null,
  step_no    smallint not null,
  body       text     not null,
  rep_id     bigint   not null,
  team_id    bigint,
  changed_in bigint   not null,
  primary key (org_id, inquiry_no, step_no),
  foreign key (org_id, inquiry_no, step_no) references inquiry_event,
  constraint inquiry_text_says_something check (body ~ '\S')
);
comment on table inquiry_text is
  '[P] What was claimed and explained, in words; apart from the steps, so that the batch never reads it and it can be erased. No history.';
