-- The queue moves out of the job's row into the table of work, which all services share the mechanism of.
-- Nothing may be queued the old way in between.
lock table job in access exclusive mode;

insert into work (id, queue, pool, owner, affinity, rank, queued_at, ready_at, expires_at, traceparent,
    attempt, worker, started_at, lease_until, part, step)
select id, 'images', lower(family), user_id, model_id::text, queued_at - priority * interval '30 seconds', queued_at, ready_at, due, traceparent,
    attempt, case when state = 'RUNNING' then worker end, started_at, lease_until, picture, step
from job where state in ('QUEUED', 'RUNNING');

alter table job drop constraint running_jobs_have_a_lease;
drop index job_queue, job_lease, job_started;
alter table job drop column queued_at, drop column ready_at, drop column started_at, drop column worker, drop column lease_until,
    drop column picture, drop column step;
drop table worker;
