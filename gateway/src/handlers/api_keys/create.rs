//! `POST /api/api-keys`

use std::collections::BTreeSet;

use actix_web::http::header::{CACHE_CONTROL, LOCATION};
use actix_web::{HttpResponse, web};
use chrono::{TimeDelta, Utc};
use diesel_async::AsyncConnection as _;
use serde::{Deserialize, Serialize};
use shared::problem::Problem;
use utoipa::ToSchema;

use super::ApiKeyItem;
use crate::db::{api_keys, users};
use crate::domain::{ApiKey, Label, Scope};
use crate::error::{ApiError, Code};
use crate::extract::{InBrowser, Json};
use crate::handlers::auth::chosen_secret::given;
use crate::openapi::{BodyProblems, SignInProblems};
use crate::state::State;

/// Most keys of one member that are good for something.
const MAX_KEYS: i64 = 10;
const DEFAULT_DAYS: i64 = 90;

/// What a key is to be.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewApiKey {
    /// What the member calls it.
    name: Label,
    /// What it may do; each scope once.
    #[schema(min_items = 1, max_items = 3)]
    scopes: Vec<Scope>,
    /// After how many days it ends; 90 where nothing is said.
    #[serde(default, deserialize_with = "given")]
    #[schema(required = false, nullable = false, minimum = 1, maximum = 365)]
    expires_in_days: Option<i64>,
}

/// A key with its secret, which is shown this once.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ApiKeyWithSecret {
    /// What to send as `Authorization: Bearer`. Nobody can show it again.
    #[schema(pattern = "^ppk_[a-z0-9]{8}_[0-9a-f]{64}$")]
    key: String,
    /// The key, as it is listed.
    api_key: ApiKeyItem,
}

/// Make an API key
///
/// For a program that acts for the caller. The key is in this answer and nowhere else. A member has up to ten.
#[utoipa::path(
    post,
    path = "/api/api-keys",
    operation_id = "create_api_key",
    tag = "api-keys",
    security(("cookie" = [])),
    request_body(content = NewApiKey, example = json!({"name": "My robot", "scopes": ["read", "run"], "expires_in_days": 30})),
    responses(
        (status = 201, description = "The key.", body = ApiKeyWithSecret,
            headers(("Location" = String, description = "Where the key can be revoked."))),
        (status = 409, description = "The member has as many keys as one may: `limit_reached`.", body = Problem,
            content_type = "application/problem+json"),
        BodyProblems,
        SignInProblems,
    ),
)]
pub(crate) async fn create(
    state: web::Data<State>,
    person: InBrowser,
    body: Json<NewApiKey>,
) -> Result<HttpResponse, ApiError> {
    person.require_member()?;
    let scopes = scopes(&body.0.scopes)?;
    let expires_at = Utc::now() + days(body.0.expires_in_days)?;
    let key = ApiKey::generate().map_err(|error| ApiError::new(Code::InternalError).caused_by(error))?;
    let id = person.id();
    let row = state
        .database
        .run(async |connection| {
            connection
                .transaction(async |connection| {
                    // Of two at once the second sees the first.
                    users::lock(connection, id).await?;
                    if api_keys::count(connection, id).await? >= MAX_KEYS {
                        return Ok(Err(Code::LimitReached));
                    }
                    api_keys::insert(connection, id, body.0.name.as_str(), &key, &scopes, expires_at).await.map(Ok)
                })
                .await
        })
        .await??;
    Ok(HttpResponse::Created()
        .insert_header((LOCATION, format!("/api/api-keys/{}", row.id)))
        .insert_header((CACHE_CONTROL, "no-store"))
        .json(ApiKeyWithSecret { key: key.expose().to_owned(), api_key: row.into() }))
}

fn scopes(wished: &[Scope]) -> Result<Vec<&'static str>, ApiError> {
    let different: BTreeSet<_> = wished.iter().collect();
    if different.is_empty() || different.len() != wished.len() {
        return Err(ApiError::field("scopes", "must be read, write or run, each at most once, and at least one"));
    }
    Ok(different.into_iter().map(|scope| scope.as_str()).collect())
}

fn days(wished: Option<i64>) -> Result<TimeDelta, ApiError> {
    let days = wished.unwrap_or(DEFAULT_DAYS);
    let fits = (1..=365).contains(&days);
    if fits { Ok(TimeDelta::days(days)) } else { Err(ApiError::field("expires_in_days", "must be 1 to 365")) }
}
