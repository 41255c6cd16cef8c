//! People and their roles, for admins.

mod get;
mod list;
mod reset_secret;
mod set_role;

use actix_web::web::{self, ServiceConfig};
use chrono::{DateTime, Utc};
use diesel::result::Error;
use diesel_async::AsyncPgConnection;
use serde::Serialize;
use utoipa::{OpenApi, ToSchema};
use uuid::Uuid;

use crate::db::role_grants::GrantRow;
use crate::db::{role_grants, users};
use crate::domain::{Role, User};

/// Most grants that are shown with a person.
const SHOWN_GRANTS: i64 = 20;

pub(crate) fn routes(config: &mut ServiceConfig) {
    config
        .service(web::resource("/api/users").get(list::list))
        .service(web::resource("/api/users/{user_id}").get(get::get))
        .service(web::resource("/api/users/{user_id}/role").put(set_role::set_role))
        .service(web::resource("/api/users/{user_id}/reset-secret").post(reset_secret::reset_secret));
}

#[derive(OpenApi)]
#[openapi(
    tags((name = "users", description = "People and their roles, for admins.")),
    paths(list::list, get::get, set_role::set_role, reset_secret::reset_secret),
)]
pub(crate) struct Api;

/// A person and how they came to their role.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"user": {"id": "019a9f1e-7a2b-7c3d-8e4f-5a6b7c8d9e0f", "kind": "member", "role": "teacher",
    "nickname": "Mira", "email": null, "created_at": "2026-11-20T10:00:00Z"},
    "grants": [{"role": "teacher", "granted_by": "019a9f1e-0000-7c3d-8e4f-5a6b7c8d9e0f", "origin": "admin",
        "granted_at": "2026-11-20T10:00:00Z"}]}))]
pub(crate) struct UserWithGrants {
    /// The person.
    user: User,
    /// The latest grants, newest first.
    #[schema(max_items = 20)]
    grants: Vec<Grant>,
}

/// A role that was given.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Grant {
    /// The role.
    role: Role,
    /// The admin who gave it; null for the command line, and for an admin who is forgotten.
    granted_by: Option<Uuid>,
    /// How it was given.
    #[schema(pattern = "^(command_line|admin)$")]
    origin: String,
    /// When it was given.
    granted_at: DateTime<Utc>,
}

impl From<GrantRow> for Grant {
    fn from(row: GrantRow) -> Self {
        Self {
            role: row.role.parse().unwrap_or(Role::Learner),
            granted_by: row.granted_by,
            origin: row.origin,
            granted_at: row.granted_at,
        }
    }
}

async fn with_grants(connection: &mut AsyncPgConnection, id: Uuid) -> Result<Option<UserWithGrants>, Error> {
    let Some(user) = users::find(connection, id).await? else { return Ok(None) };
    let grants = role_grants::latest(connection, id, SHOWN_GRANTS).await?;
    Ok(Some(UserWithGrants { user: User::from(user), grants: grants.into_iter().map(Grant::from).collect() }))
}
