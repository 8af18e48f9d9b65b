-- An administrator looks at the pages as a user sees them, for support: his own session says as whom, and until when.
set local search_path = drumbeat, public;

alter table credential add column views_as bigint;
alter table credential add column views_until timestamptz;
alter table credential add foreign key (org_id, views_as) references app_user;
alter table credential add constraint view_has_an_end check ((views_as is null) = (views_until is null));
alter table credential add constraint view_is_of_a_session check (views_as is null or kind = 'session');
