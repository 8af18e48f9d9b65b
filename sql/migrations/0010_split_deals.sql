-- Who shares a deal, and the credit of those who helped without being credited for the revenue.
set local search_path = drumbeat, public;

create table split (
  org_id         bigint  not null references organisation,
  opportunity_id bigint  not null,
  kind           text    not null,
  person_id      bigint  not null,
  share_bp       integer not null,
  changed_in     bigint  not null,
  primary key (org_id, opportunity_id, kind, person_id),
  foreign key (org_id, person_id) references person,
  constraint split_kind_known check (kind in ('revenue', 'overlay')),
  constraint split_share_in_range
    check (case kind when 'revenue' then share_bp > 0 and share_bp <= 10000 else share_bp >= 0 and share_bp <= 100000 end)
);
comment on table split is
  '[H] Who has which share (basis points) of a deal: revenue shares sum to the whole deal, overlay shares stand beside it. A deal without revenue shares is its owner''s; shares of a deal that is gone wait for it.';
create table split_history (like split, until_change bigint not null);

-- Zero is the truth about every cell published so far: nobody had an overlay share.
alter table attainment_cell add column overlay_minor bigint not null default 0;

-- A history has its table's columns and then the run until which its row was true. Its last column becomes the new one, by
-- rewriting the table: an update would touch nothing, because row security shows its owner no row.
drop index attainment_cell_history_by_run;
alter table attainment_cell_history add column moved bigint;
alter table attainment_cell_history alter column moved type bigint using until_run;
alter table attainment_cell_history alter column until_run type bigint using 0;
alter table attainment_cell_history alter column until_run set default 0;
alter table attainment_cell_history rename column until_run to overlay_minor;
alter table attainment_cell_history rename column moved to until_run;
alter table attainment_cell_history alter column until_run set not null;
create index attainment_cell_history_by_run on attainment_cell_history (org_id, until_run);
