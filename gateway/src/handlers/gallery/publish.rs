//! `POST /api/gallery`

use actix_web::http::header::LOCATION;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use shared::problem::Problem;
use utoipa::ToSchema;
use uuid::Uuid;

use super::publication::{Publication, changed, example};
use crate::db::publications::{self, Offer};
use crate::domain::{Description, Title};
use crate::error::ApiError;
use crate::extract::{Json, SignedInMember};
use crate::handlers::projects::IDEMPOTENCY;
use crate::openapi::{BodyProblems, DatabaseProblems, SignInProblems};
use crate::state::State;

/// What is to be shown.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Publish {
    /// One of the caller's projects.
    #[schema(example = "019a9f1e-7a2b-7c3d-8e4f-5a6b7c8d9e0e")]
    project_id: Uuid,
    /// What it is called, in kind words: as before, or as the project, where nothing is said.
    #[schema(value_type = Option<String>, min_length = 1, max_length = 60, example = "Cloud Hopper",
        pattern = r"^[^\x00-\x1f\x7f-\x9f]*[^\s\x00-\x1f\x7f-\x9f][^\x00-\x1f\x7f-\x9f]*$")]
    title: Option<Title>,
    /// What the caller says of it, in kind words: as before, or nothing, where nothing is said.
    #[schema(value_type = Option<String>, max_length = 500, example = "Jump from cloud to cloud.",
        pattern = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]*$")]
    description: Option<Description>,
}

/// Show a project in the gallery
///
/// As it is now: what is changed later is not shown until this is called again. What a learner of a class shows waits for
/// the teacher, also when the learner has left the class meanwhile.
#[utoipa::path(
    post,
    path = "/api/gallery",
    operation_id = "publish_project",
    tag = "gallery",
    security(("cookie" = []), ("api_key" = [])),
    params(("Idempotency-Key" = Option<String>, Header, description = IDEMPOTENCY)),
    request_body(content = Publish, example = json!({
        "project_id": "019a9f1e-7a2b-7c3d-8e4f-5a6b7c8d9e0e", "title": "Cloud Hopper",
        "description": "Jump from cloud to cloud.",
    })),
    responses(
        (status = 201, description = "The project is in the gallery, or waits for a teacher.", body = Publication,
            headers(("Location" = String, description = "Where it is found.")), example = json!(example())),
        (status = 200, description = "The project was in the gallery before; what is shown is new.", body = Publication,
            example = json!(example())),
        (status = 404, description = "The caller has no such project: `project_not_found`.", body = Problem,
            content_type = "application/problem+json"),
        (status = 409, description = "The project has no file to run, or was hidden: `not_publishable`. Or a \
            request with the same `Idempotency-Key` is still running: `request_in_progress`.",
            body = Problem, content_type = "application/problem+json"),
        BodyProblems,
        SignInProblems,
        DatabaseProblems,
    ),
)]
pub(crate) async fn publish(
    state: web::Data<State>,
    person: SignedInMember,
    body: Json<Publish>,
) -> Result<HttpResponse, ApiError> {
    let Publish { project_id, title, description } = body.0;
    let offer = Offer { project_id, title, description };
    let (row, is_new) = state
        .database
        .transaction(async |connection| publications::publish(connection, person.user(), offer).await)
        .await?;
    changed(&state).await;
    let answer = Publication::new(&row, person.user().nickname.clone());
    Ok(if is_new {
        HttpResponse::Created().insert_header((LOCATION, format!("/api/gallery/{}", row.id))).json(answer)
    } else {
        HttpResponse::Ok().json(answer)
    })
}
