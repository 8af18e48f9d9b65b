-- purpose: quota by breakdown and leaf period
-- grain: dimension × subject × month · inputs: quota_line
insert into quota_part (dimension, subject_id, month_id, amount_minor, source, members_minor)
select level, subject_id, month_id, amount_minor, source, members_minor
from quota_line where part = 'cell'
