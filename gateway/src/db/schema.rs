//! The tables as diesel sees them; the text below is what `diesel print-schema` prints, and a test compares it with
//! the migrated database.

diesel::table! {
    user_sessions (id) {
        id -> Uuid,
        user_id -> Uuid,
        token_hash -> Bytea,
        created_at -> Timestamptz,
        last_seen_at -> Timestamptz,
        expires_at -> Timestamptz,
        revoked_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    users (id) {
        id -> Uuid,
        kind -> Text,
        nickname -> Nullable<Text>,
        created_at -> Timestamptz,
    }
}

diesel::joinable!(user_sessions -> users (user_id));

diesel::allow_tables_to_appear_in_same_query!(user_sessions, users,);
