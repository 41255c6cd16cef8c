//! Keys with which programs act for members.

mod create;
mod list;
mod revoke;

use actix_web::web::{self, ServiceConfig};
use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::{OpenApi, ToSchema};
use uuid::Uuid;

use crate::db::api_keys::KeyRow;
use crate::domain::Scope;

pub(crate) fn routes(config: &mut ServiceConfig) {
    config
        .service(web::resource("/api/api-keys").get(list::list).post(create::create))
        .service(web::resource("/api/api-keys/{api_key_id}").delete(revoke::revoke));
}

#[derive(OpenApi)]
#[openapi(
    tags((name = "api-keys", description = "Keys with which programs act for members.")),
    paths(list::list, create::create, revoke::revoke),
)]
pub(crate) struct Api;

/// A key, without its secret.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"id": "019a9f1e-7a2b-7c3d-8e4f-5a6b7c8d9e0f", "name": "My robot", "prefix": "ppk_k3v9tq2m",
    "scopes": ["read", "run"], "created_at": "2026-11-20T10:00:00Z", "expires_at": "2027-02-18T10:00:00Z",
    "last_used_at": null}))]
pub(crate) struct ApiKeyItem {
    /// Names the key.
    id: Uuid,
    /// What the member calls it.
    name: String,
    /// How it begins.
    prefix: String,
    /// What it may do.
    scopes: Vec<Scope>,
    /// When it was made.
    created_at: DateTime<Utc>,
    /// When it ends.
    expires_at: DateTime<Utc>,
    /// When it was last used, to the hour.
    last_used_at: Option<DateTime<Utc>>,
}

impl From<KeyRow> for ApiKeyItem {
    fn from(row: KeyRow) -> Self {
        Self {
            id: row.id,
            name: row.name,
            prefix: row.prefix,
            scopes: row.scopes.into_iter().flatten().filter_map(|scope| scope.parse().ok()).collect(),
            created_at: row.created_at,
            expires_at: row.expires_at,
            last_used_at: row.last_used_at,
        }
    }
}
