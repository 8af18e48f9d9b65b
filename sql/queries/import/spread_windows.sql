-- purpose: quotas of days instead of a period become quotas of the months that they share days with, divided by days to the cent
-- cardinality: script
-- A window ends on its last day, or else on the day before the subject's next one begins, or else after so many months.
create temporary table staged_window on commit drop as
select w.*, case when w.last_day >= w."from" then daterange(w."from", w.last_day, '[]') end as during
from (select s.*, coalesce('p' || s.person, 't' || s.team, 'y' || s.territory, 'a' || s.account) as subject,
             coalesce(s."to", min(s."from") over (later groups between 1 following and unbounded following) - 1,
                      (s."from" + make_interval(months => s.months::integer))::date - 1) as last_day
      from staged_quota s
      where s."from" is not null and s.period is null
      window later as (partition by coalesce('p' || s.person, 't' || s.team, 'y' || s.territory, 'a' || s.account), coalesce(s.component, 'total'),
                       coalesce(s.layer, 'base') order by s."from")) w;
analyze staged_window;

create temporary table staged_piece on commit drop as
select e.*, (e.floor_minor + case when e.place <= e.amount - sum(e.floor_minor) over (partition by e.file_no, e.row_no)
                                  then 1 else 0 end)::bigint as amount_minor
from (select w.file_no, w.row_no, w.person, w.team, w.territory, w.account, w.component, w.layer, w.if_leader, w.subject, w.amount, f.label,
             f.during * w.during as shared, f.during as month,
             div(w.amount::numeric * days.n, days.total) as floor_minor,
             row_number() over (partition by w.file_no, w.row_no order by w.amount::numeric * days.n % days.total desc, f.period_id) as place
      from staged_window w
      join fiscal_period f on f.org_id = current_org_id() and f.level = 'month' and f.during && w.during
      cross join lateral (select upper(f.during * w.during) - lower(f.during * w.during), upper(w.during) - lower(w.during)) days (n, total)
     ) e;
analyze staged_piece;

delete from staged_quota s using staged_window w where (w.file_no, w.row_no) = (s.file_no, s.row_no);
-- Two windows can share a month, of which each holds for some days.
insert into staged_quota (file_no, row_no, person, team, territory, period, amount, component, layer, if_leader, account)
select (min(p.file_no * 4294967296 + p.row_no) / 4294967296)::integer, (min(p.file_no * 4294967296 + p.row_no) % 4294967296)::integer,
       p.person, p.team, p.territory, p.label, sum(p.amount_minor)::bigint, p.component, p.layer, p.if_leader, p.account
from staged_piece p
group by p.person, p.team, p.territory, p.label, p.component, p.layer, p.if_leader, p.account;
