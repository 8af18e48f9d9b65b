-- The lines of an order: what of a deal was sold of which product.
set local search_path = drumbeat, public;

create table opportunity_line (
  org_id         bigint not null references organisation,
  opportunity_id bigint not null,
  line           text   collate "C" not null,
  product_id     bigint,
  amount_minor   bigint not null,
  quantity       numeric,
  changed_in     bigint not null,
  primary key (org_id, opportunity_id, line),
  foreign key (org_id, product_id) references product
);
comment on table opportunity_line is
  '[H] The lines of a deal, amounts in minor units of its currency: by product, its credit is divided by them. Lines of a deal that is gone wait for it.';
create table opportunity_line_history (like opportunity_line, until_change bigint not null);
