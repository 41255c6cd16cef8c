create table user_sessions (
    id uuid primary key,
    user_id uuid not null references users (id) on delete cascade,
    token_hash bytea not null
        constraint user_sessions_token_hash_unique unique
        constraint user_sessions_token_hash_length check (octet_length(token_hash) = 32),
    created_at timestamptz not null default now(),
    last_seen_at timestamptz not null default now(),
    expires_at timestamptz not null,
    revoked_at timestamptz,
    constraint user_sessions_times_in_order check (
        expires_at > created_at and last_seen_at >= created_at and revoked_at >= created_at
    )
);

-- Deleting a person cascades here, and later issues list a person's sign-ins.
create index user_sessions_user_id on user_sessions (user_id);

comment on table user_sessions is 'Signed-in browsers. The token itself is known to the browser alone.';
comment on column user_sessions.id is 'internal: version 7 UUID';
comment on column user_sessions.user_id is 'internal: who is signed in';
comment on column user_sessions.token_hash is 'secret: SHA-256 of the 256-bit random token in the cookie';
comment on column user_sessions.created_at is 'internal: when the person signed in';
comment on column user_sessions.last_seen_at is 'personal: when the browser was last seen, to the hour';
comment on column user_sessions.expires_at is 'internal: when the sign-in ends unless the browser returns';
comment on column user_sessions.revoked_at is 'internal: when the sign-in was ended early';
