-- A guest has nothing but a cookie; whoever has a nickname is a member.
alter table users drop constraint users_kind_known;
alter table users drop constraint users_nickname_length;
alter table users add constraint users_kind_known check (kind in ('guest', 'member'));
alter table users add constraint users_members_have_nicknames check ((kind = 'member') = (nickname is not null));

-- Well formed: 2 to 24 characters, no control or invisible characters, no characters that mean something in pages and
-- paths, single spaces inside at most.
alter table users add constraint users_nickname_well_formed check (
    char_length(nickname) between 2 and 24
    and nickname !~ '[\u0001-\u001f\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff<>@/\\"`]'
    and nickname = btrim(nickname)
    and nickname !~ '  '
);
-- Compared byte by byte, so that the index finds beginnings too.
alter table users add column nickname_key text collate "C" constraint users_nickname_key_unique unique;
alter table users add constraint users_nickname_has_key check ((nickname is null) = (nickname_key is null));

alter table users add column role text not null default 'learner'
    constraint users_role_known check (role in ('learner', 'teacher', 'admin'));
alter table users add column email text
    constraint users_email_well_formed check (char_length(email) <= 254 and email ~ '^[^@[:space:]]+@[^@[:space:]]+\.[^@[:space:]]+$');
-- Children are never asked for one.
alter table users add constraint users_learners_have_no_email check (email is null or role <> 'learner');
alter table users add constraint users_guests_are_learners check (kind = 'member' or role = 'learner');

create index users_admins on users (id) where role = 'admin';

comment on column users.nickname_key is 'personal: the nickname in NFKC and lower case, by which it is unique';
comment on column users.role is 'internal: learner, teacher or admin';
comment on column users.email is 'personal: where a teacher can be reached, if the teacher wishes';

create table role_grants (
    id uuid primary key,
    user_id uuid not null references users (id) on delete cascade,
    role text not null constraint role_grants_role_known check (role in ('learner', 'teacher', 'admin')),
    granted_by uuid references users (id) on delete set null,
    origin text not null constraint role_grants_origin_known check (origin in ('command_line', 'admin')),
    granted_at timestamptz not null default now(),
    constraint role_grants_admin_grants_belong_to_their_user unique (id, user_id, role)
);

create index role_grants_user_id on role_grants (user_id, granted_at desc);
create index role_grants_granted_by on role_grants (granted_by);

-- A grant is either made on the command line, and for the role of admin only while there is none, or by an admin.
create function role_grants_check() returns trigger language plpgsql as $$
begin
    if new.origin = 'admin' then
        if not exists (select from users where id = new.granted_by and role = 'admin' for share) then
            raise exception 'only an admin grants roles' using errcode = 'check_violation', constraint = 'role_grants_by_an_admin';
        end if;
    elsif new.granted_by is not null then
        raise exception 'the command line is nobody' using errcode = 'check_violation', constraint = 'role_grants_by_an_admin';
    elsif new.role = 'admin' then
        -- Two first admins at once would not see each other.
        perform pg_advisory_xact_lock(7020090700);
        if exists (select from users where role = 'admin') then
            raise exception 'there is an admin already' using errcode = 'check_violation', constraint = 'role_grants_by_an_admin';
        end if;
    end if;
    return new;
end $$;

create trigger role_grants_check before insert on role_grants for each row execute function role_grants_check();

-- Records stay as they were written, except that a person who is deleted is forgotten.
create function role_grants_stay() returns trigger language plpgsql as $$
begin
    if (new.id, new.user_id, new.role, new.origin, new.granted_at) is distinct from (old.id, old.user_id, old.role, old.origin, old.granted_at)
        or new.granted_by is not null and new.granted_by is distinct from old.granted_by then
        raise exception 'grants are not changed' using errcode = 'check_violation', constraint = 'role_grants_stay';
    end if;
    return new;
end $$;

create trigger role_grants_stay before update on role_grants for each row execute function role_grants_stay();

-- A role above learner names the grant it rests on, which is this person's, for this role.
alter table users add column role_grant_id uuid;
alter table users add constraint users_role_is_granted
    foreign key (role_grant_id, id, role) references role_grants (id, user_id, role);
alter table users add constraint users_roles_need_grants check (role = 'learner' or role_grant_id is not null);
comment on column users.role_grant_id is 'internal: the recorded grant that the role rests on';

comment on table role_grants is 'Who was given which role by whom. Rows are only added.';
comment on column role_grants.id is 'internal: version 7 UUID';
comment on column role_grants.user_id is 'internal: who was given the role';
comment on column role_grants.role is 'internal: the role';
comment on column role_grants.granted_by is 'internal: the admin who gave it; none for the command line';
comment on column role_grants.origin is 'internal: command_line or admin';
comment on column role_grants.granted_at is 'internal: when it was given';

create table credentials (
    user_id uuid primary key references users (id) on delete cascade,
    kind text not null constraint credentials_kind_known check (kind in ('password', 'pictures')),
    secret_hash text not null constraint credentials_secret_is_argon2id check (
        secret_hash ~ '^\$argon2id\$v=19\$m=[0-9]{4,7},t=[1-9][0-9]?,p=[1-9]\$[A-Za-z0-9+/]{22,64}\$[A-Za-z0-9+/]{43,86}$'
    ),
    changed_at timestamptz not null default now(),
    changed_by uuid references users (id) on delete set null
);

create index credentials_changed_by on credentials (changed_by);

comment on table credentials is 'How members sign in.';
comment on column credentials.user_id is 'internal: whose it is';
comment on column credentials.kind is 'internal: password or pictures';
comment on column credentials.secret_hash is 'secret: argon2id of the password or of the sequence of pictures';
comment on column credentials.changed_at is 'internal: when it was last set';
comment on column credentials.changed_by is 'internal: who set it: the person, or their teacher';

-- Idle expiry moves with use, this one does not.
alter table user_sessions add column absolute_expires_at timestamptz;
update user_sessions set absolute_expires_at = created_at + interval '400 days';
alter table user_sessions alter column absolute_expires_at set not null;
alter table user_sessions add constraint user_sessions_absolute_expiry_after_start check (absolute_expires_at > created_at);
comment on column user_sessions.absolute_expires_at is 'internal: when the sign-in ends however often the browser returns';
create index user_sessions_expires_at on user_sessions (expires_at);

create table api_keys (
    id uuid primary key,
    user_id uuid not null references users (id) on delete cascade,
    name text not null constraint api_keys_name_length check (char_length(name) between 1 and 60),
    prefix text not null constraint api_keys_prefix_form check (prefix ~ '^ppk_[a-z0-9]{8}$')
        constraint api_keys_prefix_unique unique,
    key_hash bytea not null constraint api_keys_hash_length check (octet_length(key_hash) = 32),
    scopes text[] not null constraint api_keys_scopes_known check (
        scopes <@ array['read', 'write', 'run'] and cardinality(scopes) between 1 and 3
    ),
    created_at timestamptz not null default now(),
    expires_at timestamptz not null constraint api_keys_expire_later check (expires_at > created_at),
    last_used_at timestamptz,
    revoked_at timestamptz
);

create index api_keys_user_id on api_keys (user_id, id desc);

comment on table api_keys is 'Keys with which programs act for members. The key itself is shown once.';
comment on column api_keys.id is 'internal: version 7 UUID';
comment on column api_keys.user_id is 'internal: for whom the program acts';
comment on column api_keys.name is 'personal: what the member calls it';
comment on column api_keys.prefix is 'internal: how it begins, by which it is found';
comment on column api_keys.key_hash is 'secret: SHA-256 of the whole key, of which 256 bits are random';
comment on column api_keys.scopes is 'internal: what it may do: read, write, run';
comment on column api_keys.created_at is 'internal: when it was made';
comment on column api_keys.expires_at is 'internal: when it ends';
comment on column api_keys.last_used_at is 'internal: when it was last used, to the hour';
comment on column api_keys.revoked_at is 'internal: when it was ended early';
