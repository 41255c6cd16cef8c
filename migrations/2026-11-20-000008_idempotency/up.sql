create table idempotency_keys (
    user_id uuid references users (id) on delete cascade,
    key text constraint idempotency_keys_key_length check (octet_length(key) between 1 and 255),
    request_hash bytea not null constraint idempotency_keys_hash_length check (octet_length(request_hash) = 32),
    status integer constraint idempotency_keys_status_range check (status between 200 and 599),
    headers jsonb,
    body bytea,
    created_at timestamptz not null default now(),
    primary key (user_id, key),
    constraint idempotency_keys_answered_whole check ((status is null) = (body is null) and (status is null) = (headers is null))
);

create index idempotency_keys_created_at on idempotency_keys (created_at);

comment on table idempotency_keys is 'Answers to requests that may be sent again, for 24 hours.';
comment on column idempotency_keys.user_id is 'internal: who sent it';
comment on column idempotency_keys.key is 'internal: what the sender called it';
comment on column idempotency_keys.request_hash is 'internal: SHA-256 of its method, path and body';
comment on column idempotency_keys.status is 'internal: the status of the answer; none while there is no answer';
comment on column idempotency_keys.headers is 'internal: the headers of the answer that are sent again';
comment on column idempotency_keys.body is 'personal: the body of the answer';
comment on column idempotency_keys.created_at is 'internal: when it first came';
