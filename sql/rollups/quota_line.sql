-- purpose: what every stated quota counts for, and in which rows of the breakdowns it stands
-- grain: a line of quota_line · inputs: quota_line, over every month · $1 organisation, $2 known change
insert into quota_line
select * from quota_line($1::bigint, $2::bigint, daterange(null, null))
