//! `GET /api/auth/me`

use actix_web::{HttpResponse, web};
use serde::Serialize;
use utoipa::ToSchema;

use crate::db::credentials;
use crate::domain::User;
use crate::error::ApiError;
use crate::extract::SignedIn;
use crate::openapi::{DatabaseProblems, SignInProblems};
use crate::state::State;

/// Who is signed in, and whether they can come back.
#[derive(Serialize, ToSchema)]
pub(crate) struct Me {
    user: User,
    /// Whether there is a password or a picture password. Without one, as a guest or as somebody who joined a class by its
    /// code, a person is known to this browser alone.
    has_secret: bool,
}

/// Who is signed in
#[utoipa::path(
    get,
    path = "/api/auth/me",
    operation_id = "get_me",
    tag = "auth",
    security(("cookie" = []), ("api_key" = [])),
    responses(
        (status = 200, description = "The person who is signed in.", body = Me),
        SignInProblems,
        DatabaseProblems,
    ),
)]
pub(crate) async fn me(state: web::Data<State>, person: SignedIn) -> Result<HttpResponse, ApiError> {
    let id = person.id();
    let found = state.database.run(async |connection| credentials::find(connection, id).await).await?;
    Ok(HttpResponse::Ok().json(Me { user: person.user().clone(), has_secret: found.is_some() }))
}
