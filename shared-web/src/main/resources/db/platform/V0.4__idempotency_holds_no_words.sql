-- A repeated request is known by a digest, and answered with what the first one made. Before, the rows held the request and
-- its answer, and with them the prompt. Answers without an id in them cannot be given again, so their rows go.
alter table idempotency add column request_sha256 text, add column made uuid;
update idempotency set request_sha256 = encode(sha256(fingerprint), 'hex'), made = (body::jsonb ->> 'id')::uuid;
delete from idempotency where made is null;
alter table idempotency
    alter column request_sha256 set not null, alter column made set not null,
    drop column fingerprint, drop column status, drop column body, drop column location;
