-- Every column's comment starts with its data class: public, internal, personal or secret.
comment on column __diesel_schema_migrations.version is 'internal: names the migration that was run';
comment on column __diesel_schema_migrations.run_on is 'internal: when it was run';

create table users (
    id uuid primary key,
    kind text not null constraint users_kind_known check (kind in ('guest')),
    nickname text constraint users_nickname_length check (char_length(nickname) between 1 and 24),
    created_at timestamptz not null default now()
);

comment on table users is 'People, as far as this product needs to know them.';
comment on column users.id is 'internal: version 7 UUID, the token subject an executor sees';
comment on column users.kind is 'internal: how the person came to be known';
comment on column users.nickname is 'personal: what the person wants to be called';
comment on column users.created_at is 'internal: when the person was first seen';
