-- The queue moves out of the picture's row into the table of work, which all services share the mechanism of.
-- Nothing may be queued the old way in between.
lock table scan in access exclusive mode;

insert into work (id, queue, pool, owner, rank, queued_at, ready_at, traceparent, attempt)
select image, 'scans', 'pictures', fact ->> 'owner', received, received, due, traceparent, attempts
from scan where state = 'WAITING';

drop index scan_waiting;
alter table scan drop column state, drop column attempts, drop column due, drop column traceparent;
