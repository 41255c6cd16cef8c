//! The tables as diesel sees them; the text below is what `diesel print-schema` prints, and a test compares it with
//! the migrated database.

diesel::table! {
    api_keys (id) {
        id -> Uuid,
        user_id -> Uuid,
        name -> Text,
        prefix -> Text,
        key_hash -> Bytea,
        scopes -> Array<Nullable<Text>>,
        created_at -> Timestamptz,
        expires_at -> Timestamptz,
        last_used_at -> Nullable<Timestamptz>,
        revoked_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    badges (id) {
        id -> Text,
        lesson_id -> Text,
        title -> Text,
        description -> Text,
    }
}

diesel::table! {
    blobs (hash) {
        hash -> Bytea,
        content -> Bytea,
        size_bytes -> Int4,
        touched_at -> Timestamptz,
    }
}

diesel::table! {
    class_members (class_id, user_id) {
        class_id -> Uuid,
        user_id -> Uuid,
        joined_at -> Timestamptz,
    }
}

diesel::table! {
    classes (id) {
        id -> Uuid,
        teacher_id -> Uuid,
        name -> Text,
        join_code -> Text,
        is_open -> Bool,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    credentials (user_id) {
        user_id -> Uuid,
        kind -> Text,
        secret_hash -> Text,
        changed_at -> Timestamptz,
        changed_by -> Nullable<Uuid>,
    }
}

diesel::table! {
    idempotency_keys (user_id, key) {
        user_id -> Uuid,
        key -> Text,
        request_hash -> Bytea,
        status -> Nullable<Int4>,
        headers -> Nullable<Jsonb>,
        body -> Nullable<Bytea>,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    lesson_prerequisites (lesson_id, requires_id) {
        lesson_id -> Text,
        requires_id -> Text,
    }
}

diesel::table! {
    lesson_steps (lesson_id, id) {
        lesson_id -> Text,
        id -> Text,
        position -> Int4,
        title -> Text,
        content -> Jsonb,
        retired_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    lessons (id) {
        id -> Text,
        version -> Int4,
        checksum -> Bytea,
        position -> Int4,
        title -> Text,
        summary -> Text,
        minutes -> Int4,
        retired_at -> Nullable<Timestamptz>,
        seeded_at -> Timestamptz,
    }
}

diesel::table! {
    project_files (project_id, path) {
        project_id -> Uuid,
        path -> Text,
        blob_hash -> Bytea,
        media_type -> Text,
    }
}

diesel::table! {
    project_version_files (version_id, path) {
        version_id -> Uuid,
        path -> Text,
        blob_hash -> Bytea,
        media_type -> Text,
    }
}

diesel::table! {
    project_versions (id) {
        id -> Uuid,
        project_id -> Uuid,
        number -> Int4,
        reason -> Text,
        label -> Nullable<Text>,
        name -> Text,
        entry -> Text,
        created_at -> Timestamptz,
        choices -> Nullable<Jsonb>,
    }
}

diesel::table! {
    projects (id) {
        id -> Uuid,
        owner_id -> Uuid,
        name -> Text,
        entry -> Text,
        game_type -> Nullable<Text>,
        choices -> Nullable<Jsonb>,
        revision -> Int8,
        remixed_from -> Nullable<Uuid>,
        remix_credit -> Nullable<Jsonb>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        deleted_at -> Nullable<Timestamptz>,
        picture_hash -> Nullable<Bytea>,
    }
}

diesel::table! {
    publication_likes (publication_id, user_id) {
        publication_id -> Uuid,
        user_id -> Uuid,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    publication_plays (publication_id, user_id, played_on) {
        publication_id -> Uuid,
        user_id -> Uuid,
        played_on -> Date,
    }
}

diesel::table! {
    publication_reports (id) {
        id -> Uuid,
        publication_id -> Uuid,
        reporter_id -> Nullable<Uuid>,
        reason -> Text,
        note -> Text,
        created_at -> Timestamptz,
        resolved_at -> Nullable<Timestamptz>,
        resolved_by -> Nullable<Uuid>,
        resolution -> Nullable<Text>,
    }
}

diesel::table! {
    publications (id) {
        id -> Uuid,
        project_id -> Uuid,
        version_id -> Uuid,
        owner_id -> Uuid,
        title -> Text,
        description -> Text,
        game_type -> Nullable<Text>,
        state -> Text,
        state_reason -> Nullable<Text>,
        state_changed_by -> Nullable<Uuid>,
        unapproved -> Bool,
        taken_back_at -> Nullable<Timestamptz>,
        revision -> Int8,
        play_count -> Int4,
        like_count -> Int4,
        remix_count -> Int4,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        published_at -> Nullable<Timestamptz>,
        picture_hash -> Nullable<Bytea>,
    }
}

diesel::table! {
    role_grants (id) {
        id -> Uuid,
        user_id -> Uuid,
        role -> Text,
        granted_by -> Nullable<Uuid>,
        origin -> Text,
        granted_at -> Timestamptz,
    }
}

diesel::table! {
    step_progress (user_id, lesson_id, step_id) {
        user_id -> Uuid,
        lesson_id -> Text,
        step_id -> Text,
        state -> Text,
        code -> Nullable<Text>,
        lesson_version -> Int4,
        revision -> Int8,
        started_at -> Timestamptz,
        updated_at -> Timestamptz,
        completed_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    user_badges (user_id, badge_id) {
        user_id -> Uuid,
        badge_id -> Text,
        earned_at -> Timestamptz,
    }
}

diesel::table! {
    user_sessions (id) {
        id -> Uuid,
        user_id -> Uuid,
        token_hash -> Bytea,
        created_at -> Timestamptz,
        last_seen_at -> Timestamptz,
        expires_at -> Timestamptz,
        revoked_at -> Nullable<Timestamptz>,
        absolute_expires_at -> Timestamptz,
    }
}

diesel::table! {
    users (id) {
        id -> Uuid,
        kind -> Text,
        nickname -> Nullable<Text>,
        created_at -> Timestamptz,
        nickname_key -> Nullable<Text>,
        role -> Text,
        email -> Nullable<Text>,
        role_grant_id -> Nullable<Uuid>,
    }
}

diesel::joinable!(api_keys -> users (user_id));
diesel::joinable!(badges -> lessons (lesson_id));
diesel::joinable!(class_members -> classes (class_id));
diesel::joinable!(class_members -> users (user_id));
diesel::joinable!(classes -> users (teacher_id));
diesel::joinable!(idempotency_keys -> users (user_id));
diesel::joinable!(lesson_steps -> lessons (lesson_id));
diesel::joinable!(project_files -> blobs (blob_hash));
diesel::joinable!(project_files -> projects (project_id));
diesel::joinable!(project_version_files -> blobs (blob_hash));
diesel::joinable!(project_version_files -> project_versions (version_id));
diesel::joinable!(project_versions -> projects (project_id));
diesel::joinable!(projects -> blobs (picture_hash));
diesel::joinable!(projects -> users (owner_id));
diesel::joinable!(publication_likes -> publications (publication_id));
diesel::joinable!(publication_likes -> users (user_id));
diesel::joinable!(publication_plays -> publications (publication_id));
diesel::joinable!(publication_plays -> users (user_id));
diesel::joinable!(publication_reports -> publications (publication_id));
diesel::joinable!(publications -> blobs (picture_hash));
diesel::joinable!(publications -> project_versions (version_id));
diesel::joinable!(step_progress -> users (user_id));
diesel::joinable!(user_badges -> badges (badge_id));
diesel::joinable!(user_badges -> users (user_id));
diesel::joinable!(user_sessions -> users (user_id));

diesel::allow_tables_to_appear_in_same_query!(
    api_keys,
    badges,
    blobs,
    class_members,
    classes,
    credentials,
    idempotency_keys,
    lesson_prerequisites,
    lesson_steps,
    lessons,
    project_files,
    project_version_files,
    project_versions,
    projects,
    publication_likes,
    publication_plays,
    publication_reports,
    publications,
    role_grants,
    step_progress,
    user_badges,
    user_sessions,
    users,
);
