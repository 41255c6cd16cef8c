//! A person, as the public contract shows one.

use chrono::{DateTime, Utc};
use serde::Serialize;
use shared::ids::UserId;
use utoipa::ToSchema;

use super::Role;
use crate::db::users::UserRow;

/// A person who is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct User {
    /// Names the person.
    #[schema(value_type = String, format = "uuid", example = "019a9f1e-7a2b-7c3d-8e4f-5a6b7c8d9e0f")]
    pub id: UserId,
    /// How the person came to be known.
    pub kind: UserKind,
    /// What the person may do.
    pub role: Role,
    /// What the person wants to be called; guests have none.
    #[schema(example = "Robo Fox")]
    pub nickname: Option<String>,
    /// Where a teacher can be reached, if the teacher wishes.
    pub email: Option<String>,
    /// When the person was first seen.
    pub created_at: DateTime<Utc>,
}

/// How a person came to be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum UserKind {
    /// By nothing but a cookie.
    Guest,
    /// By a nickname.
    Member,
}

impl From<UserRow> for User {
    fn from(row: UserRow) -> Self {
        // The database admits no others (`users_kind_known`, `users_role_known`).
        let kind = if row.kind == "member" { UserKind::Member } else { UserKind::Guest };
        Self {
            id: UserId(row.id),
            kind,
            role: row.role.parse().unwrap_or(Role::Learner),
            nickname: row.nickname,
            email: row.email,
            created_at: row.created_at,
        }
    }
}
