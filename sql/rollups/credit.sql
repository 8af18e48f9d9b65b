-- purpose: to whom the deals that are shared, or credited on another day than they closed, are credited, and in which row of each breakdown each share stands
-- grain: deal × kind × person · population: won deals with shares or moved · inputs: split_credit
-- $1 organisation, $2 as-of, $3 known change
insert into credit (opportunity_id, kind, rep_id, manager_id, team_id, region_id, territory_id, product_id, month_id, quarter_id, year_id,
                    amount_minor, share_minor, is_excluded, credit_minor, dated_minor, report_minor)
select opportunity_id, kind, rep_id, manager_id, team_id, region_id, territory_id, product_id, month_id, quarter_id, year_id,
       amount_minor, share_minor, is_excluded, credit_minor, dated_minor, report_minor
from split_credit($1::bigint, $2::date, $3::bigint)
