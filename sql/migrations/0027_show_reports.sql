-- A schema of views for programs that draw pictures, and the logins that read it, each bound to one organisation.
create schema reporting;
comment on schema reporting is 'Read-only views for reporting tools, one organisation per login. See docs/reporting.md.';

-- Apart from the tables of the product: nobody but the owner reads or writes it, and it decides what a login sees.
create table drumbeat_schema.reporting_login (
  login  text   not null,
  org_id bigint not null,
  primary key (login)
);
comment on table drumbeat_schema.reporting_login is 'Whose numbers a reporting login sees: one organisation. No row, nothing.';
