create table classes (
    id uuid primary key,
    teacher_id uuid not null references users (id) on delete cascade,
    name text not null constraint classes_name_length check (char_length(name) between 1 and 60 and name = btrim(name)),
    -- Read aloud and typed by children: no vowels, and nothing that looks like something else.
    join_code text not null constraint classes_join_code_form check (join_code ~ '^[BCDFGHJKLMNPQRSTVWXZ2-9]{6}$')
        constraint classes_join_code_unique unique,
    is_open boolean not null default true,
    created_at timestamptz not null default now()
);

create index classes_teacher_id on classes (teacher_id, id desc);

comment on table classes is 'Classes that teachers lead.';
comment on column classes.id is 'internal: version 7 UUID';
comment on column classes.teacher_id is 'internal: who leads it';
comment on column classes.name is 'personal: what the teacher calls it';
comment on column classes.join_code is 'internal: what a learner types to join';
comment on column classes.is_open is 'internal: whether learners can join';
comment on column classes.created_at is 'internal: when it was made';

create table class_members (
    class_id uuid references classes (id) on delete cascade,
    user_id uuid references users (id) on delete cascade,
    joined_at timestamptz not null default now(),
    primary key (class_id, user_id)
);

create index class_members_user_id on class_members (user_id);

comment on table class_members is 'Who learns in which class.';
comment on column class_members.class_id is 'internal: the class';
comment on column class_members.user_id is 'internal: the learner';
comment on column class_members.joined_at is 'internal: when the learner joined';
