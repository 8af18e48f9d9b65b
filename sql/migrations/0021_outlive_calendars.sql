-- Inquiries and letters are about the periods of the calendar that their run knew, also when another calendar has taken the place of
-- those periods.
set local search_path = drumbeat, public;

alter table inquiry drop constraint inquiry_org_id_period_id_fkey;
alter table quota_letter drop constraint quota_letter_org_id_year_id_fkey;
