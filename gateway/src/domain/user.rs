//! A person, as the public contract shows one.

use chrono::{DateTime, Utc};
use serde::Serialize;
use shared::ids::UserId;
use utoipa::ToSchema;

use crate::db::users::UserRow;

/// A person who is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct User {
    /// Names the person.
    #[schema(value_type = String, format = "uuid", example = "019a9f1e-7a2b-7c3d-8e4f-5a6b7c8d9e0f")]
    pub id: UserId,
    /// How the person came to be known.
    pub kind: UserKind,
    /// What the person wants to be called.
    pub nickname: Option<String>,
    /// When the person was first seen.
    pub created_at: DateTime<Utc>,
}

/// How a person came to be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum UserKind {
    /// By nothing but a cookie.
    Guest,
}

impl From<UserRow> for User {
    fn from(row: UserRow) -> Self {
        // The database admits no other kind (`users_kind_known`).
        Self { id: UserId(row.id), kind: UserKind::Guest, nickname: row.nickname, created_at: row.created_at }
    }
}
