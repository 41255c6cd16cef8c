//! `POST /api/classes`

use actix_web::http::header::LOCATION;
use actix_web::{HttpResponse, web};
use diesel_async::AsyncConnection as _;
use serde::Deserialize;
use shared::problem::Problem;
use utoipa::ToSchema;

use super::{Class, new_join_code};
use crate::db::{classes, users};
use crate::domain::Label;
use crate::error::{ApiError, Code};
use crate::extract::{Json, SignedInTeacher};
use crate::openapi::{BodyProblems, SignInProblems};
use crate::state::State;

/// Most classes that one teacher leads.
const MAX_CLASSES: i64 = 50;
/// One in millions is taken; more than a few in a row is no accident.
const MAX_TRIES: usize = 5;

/// What a class is called.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewClass {
    /// Its name, for the teacher and those who learn in it.
    name: Label,
}

/// Make a class
///
/// The answer holds the code with which learners join. A teacher leads up to fifty classes.
#[utoipa::path(
    post,
    path = "/api/classes",
    operation_id = "create_class",
    tag = "classes",
    security(("cookie" = []), ("api_key" = [])),
    params(("Idempotency-Key" = Option<String>, Header, min_length = 1, max_length = 255,
        description = "Makes it safe to send the request again.")),
    request_body(content = NewClass, example = json!({"name": "Blue group"})),
    responses(
        (status = 201, description = "The class.", body = Class,
            headers(("Location" = String, description = "Where the class is."))),
        (status = 409, description = "The teacher has as many as one may: `limit_reached`.", body = Problem,
            content_type = "application/problem+json"),
        BodyProblems,
        SignInProblems,
    ),
)]
pub(crate) async fn create(
    state: web::Data<State>,
    teacher: SignedInTeacher,
    body: Json<NewClass>,
) -> Result<HttpResponse, ApiError> {
    let id = teacher.id();
    for _ in 0..MAX_TRIES {
        let code = new_join_code()?;
        let made = state
            .database
            .run(async |connection| {
                connection
                    .transaction(async |connection| {
                        // Of two at once the second sees the first.
                        users::lock(connection, id).await?;
                        if classes::count(connection, id).await? >= MAX_CLASSES {
                            return Ok(Err(Code::LimitReached));
                        }
                        classes::insert(connection, id, &body.0.name, &code).await.map(Ok)
                    })
                    .await
            })
            .await??;
        if let Some(row) = made {
            return Ok(HttpResponse::Created()
                .insert_header((LOCATION, format!("/api/classes/{}", row.id)))
                .json(Class::of(row, 0)));
        }
    }
    Err(ApiError::new(Code::InternalError).detail("No free code was found. Try again."))
}
