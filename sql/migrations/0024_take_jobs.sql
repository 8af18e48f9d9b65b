-- Work that takes its time, asked for through the server: imports and nightly runs.
set local search_path = drumbeat, public;

create sequence job_no_sequence as bigint;
comment on sequence job_no_sequence is 'Numbers the jobs of all organisations.';

create table job (
  org_id         bigint      not null references organisation,
  job_no         bigint      not null,
  kind           text        not null,
  actor          text        not null,
  subject        text        not null,
  request_key    text        not null,
  request_digest text        not null,
  requested_at   timestamptz not null,
  started_at     timestamptz,
  seen_at        timestamptz not null,
  ended_at       timestamptz,
  state          text        not null,
  progress       text,
  problem        text,
  outcome        json,
  primary key (org_id, job_no),
  constraint job_request_key_used_once unique (org_id, request_key),
  constraint job_kind_known check (kind in ('import', 'nightly')),
  constraint job_state_known check (state in ('queued', 'running', 'done', 'refused', 'failed')),
  constraint job_ends_with_its_state check ((ended_at is null) = (state in ('queued', 'running'))),
  constraint job_outcome_is_an_object check (json_typeof(outcome) = 'object')
);
comment on table job is
  '[S] Imports and nightly runs that were asked for through the server, with how far they have come; pruned after 90 days.';
comment on column job.seen_at is 'When the server that carries it out last said so: one that has said nothing for a minute is gone.';

create table job_finding (
  org_id      bigint  not null,
  job_no      bigint  not null,
  finding_no  integer not null,
  file        text    not null,
  row_no      integer,
  column_name text,
  cell        text,
  code        text    not null,
  severity    text    not null,
  reason      text    not null,
  fix         text    not null,
  primary key (org_id, job_no, finding_no),
  foreign key (org_id, job_no) references job on delete cascade,
  constraint job_finding_severity_known check (severity in ('error', 'warning'))
);
comment on table job_finding is '[S] What was found wrong with the files of an import, in the order of files and rows.';
