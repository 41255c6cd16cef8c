create table lessons (
    id text primary key constraint lessons_id_form check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and octet_length(id) <= 60),
    version integer not null constraint lessons_version_counts check (version > 0),
    checksum bytea not null constraint lessons_checksum_length check (octet_length(checksum) = 32),
    position integer not null,
    title text not null constraint lessons_title_length check (char_length(title) between 1 and 80),
    summary text not null constraint lessons_summary_length check (char_length(summary) <= 300),
    minutes integer not null constraint lessons_minutes_counts check (minutes between 1 and 120),
    -- One whose files are gone stays for those who did it.
    retired_at timestamptz,
    seeded_at timestamptz not null default now()
);

create index lessons_in_order on lessons (position, id) where retired_at is null;

comment on table lessons is 'Lessons, loaded from files. The files are the source; this is what progress refers to.';
comment on column lessons.id is 'public: the name of its folder';
comment on column lessons.version is 'public: rises with every change of its files';
comment on column lessons.checksum is 'internal: SHA-256 of its files';
comment on column lessons.position is 'public: where it stands among the others';
comment on column lessons.title is 'public: what it is called';
comment on column lessons.summary is 'public: what it is about';
comment on column lessons.minutes is 'public: about how long it takes';
comment on column lessons.retired_at is 'internal: since when its files are gone';
comment on column lessons.seeded_at is 'internal: when it was last loaded';

create table lesson_prerequisites (
    lesson_id text references lessons (id) on delete cascade,
    requires_id text references lessons (id) on delete cascade,
    primary key (lesson_id, requires_id),
    constraint lesson_prerequisites_not_itself check (lesson_id <> requires_id)
);

create index lesson_prerequisites_requires_id on lesson_prerequisites (requires_id);

comment on table lesson_prerequisites is 'Which lesson comes after which.';
comment on column lesson_prerequisites.lesson_id is 'public: the lesson';
comment on column lesson_prerequisites.requires_id is 'public: one that must be done before';

create table lesson_steps (
    lesson_id text references lessons (id) on delete cascade,
    id text constraint lesson_steps_id_form check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and octet_length(id) <= 60),
    position integer not null,
    title text not null constraint lesson_steps_title_length check (char_length(title) between 1 and 80),
    content jsonb not null,
    retired_at timestamptz,
    primary key (lesson_id, id)
);

comment on table lesson_steps is 'The steps of each lesson.';
comment on column lesson_steps.lesson_id is 'public: the lesson';
comment on column lesson_steps.id is 'public: the name of its file';
comment on column lesson_steps.position is 'public: where it stands in the lesson';
comment on column lesson_steps.title is 'public: what it is called';
comment on column lesson_steps.content is 'public: its text, starting code, hints and checks';
comment on column lesson_steps.retired_at is 'internal: since when its file is gone';

create table badges (
    id text primary key constraint badges_id_form check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and octet_length(id) <= 60),
    lesson_id text not null references lessons (id) on delete cascade,
    title text not null constraint badges_title_length check (char_length(title) between 1 and 80),
    description text not null constraint badges_description_length check (char_length(description) <= 300)
);

create index badges_lesson_id on badges (lesson_id);

comment on table badges is 'What is earned by finishing a lesson.';
comment on column badges.id is 'public: names it';
comment on column badges.lesson_id is 'public: the lesson';
comment on column badges.title is 'public: what it is called';
comment on column badges.description is 'public: what it is for';

create table step_progress (
    user_id uuid references users (id) on delete cascade,
    lesson_id text,
    step_id text,
    state text not null constraint step_progress_state_known check (state in ('started', 'completed')),
    code text constraint step_progress_code_size check (octet_length(code) <= 100000),
    lesson_version integer not null,
    revision bigint not null default 1 constraint step_progress_revision_counts check (revision > 0),
    started_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    completed_at timestamptz,
    primary key (user_id, lesson_id, step_id),
    constraint step_progress_step_exists foreign key (lesson_id, step_id) references lesson_steps (lesson_id, id) on delete cascade,
    constraint step_progress_completed_has_a_time check ((state = 'completed') = (completed_at is not null))
);

create index step_progress_step on step_progress (lesson_id, step_id);

comment on table step_progress is 'How far people are, step by step.';
comment on column step_progress.user_id is 'internal: who';
comment on column step_progress.lesson_id is 'internal: in which lesson';
comment on column step_progress.step_id is 'internal: at which step';
comment on column step_progress.state is 'personal: started or completed';
comment on column step_progress.code is 'personal: what the person wrote';
comment on column step_progress.lesson_version is 'internal: the version of the lesson it was written for';
comment on column step_progress.revision is 'internal: rises with every change';
comment on column step_progress.started_at is 'personal: when the person came to it';
comment on column step_progress.updated_at is 'personal: when it was last changed';
comment on column step_progress.completed_at is 'personal: when it was first completed';

create table user_badges (
    user_id uuid references users (id) on delete cascade,
    badge_id text references badges (id) on delete cascade,
    earned_at timestamptz not null default now(),
    primary key (user_id, badge_id)
);

create index user_badges_badge_id on user_badges (badge_id);

comment on table user_badges is 'Who earned what.';
comment on column user_badges.user_id is 'internal: who';
comment on column user_badges.badge_id is 'personal: what';
comment on column user_badges.earned_at is 'personal: when';
