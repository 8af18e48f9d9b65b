-- purpose: no session fills two slots
-- returns a row per session that does
select format('session %s fills %s slots', session_no, count(*))
from fresh_slot
where session_no is not null
group by session_no
having count(*) > 1
