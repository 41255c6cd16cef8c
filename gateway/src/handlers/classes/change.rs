//! `PATCH /api/classes/{class_id}`

use actix_web::{HttpResponse, web};
use serde::Deserialize;
use shared::problem::Problem;
use utoipa::ToSchema;

use super::Class;
use crate::db::classes::{self, ClassChange};
use crate::domain::Label;
use crate::error::{ApiError, Code};
use crate::extract::{Json, PathId, SignedInTeacher, path_id};
use crate::handlers::auth::chosen_secret::given;
use crate::openapi::{BodyProblems, SignInProblems};
use crate::state::State;

/// What is to be different; what is left out stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangeOfClass {
    /// Another name.
    #[serde(default, deserialize_with = "given")]
    #[schema(required = false, nullable = false)]
    name: Option<Label>,
    /// Whether learners can join.
    #[serde(default, deserialize_with = "given")]
    #[schema(required = false, nullable = false)]
    is_open: Option<bool>,
}

/// Rename, open or close a class
///
/// Whoever learns in a class that is closed stays in it.
#[utoipa::path(
    patch,
    path = "/api/classes/{class_id}",
    operation_id = "change_class",
    tag = "classes",
    security(("cookie" = []), ("api_key" = [])),
    params(("class_id" = uuid::Uuid, Path, description = "The class.")),
    request_body(content = ChangeOfClass, example = json!({"is_open": false})),
    responses(
        (status = 200, description = "The class as it is now.", body = Class),
        (status = 404, description = "None that the caller leads: `class_not_found`.", body = Problem,
            content_type = "application/problem+json"),
        BodyProblems,
        SignInProblems,
    ),
)]
pub(crate) async fn change(
    state: web::Data<State>,
    teacher: SignedInTeacher,
    class: PathId<path_id::Class>,
    body: Json<ChangeOfClass>,
) -> Result<HttpResponse, ApiError> {
    let change = ClassChange { name: body.0.name.as_ref().map(Label::as_str), is_open: body.0.is_open };
    let (row, members) = state
        .database
        .run(async |connection| {
            // diesel has no way to say that nothing is to be different.
            if change.name.is_some() || change.is_open.is_some() {
                classes::change(connection, teacher.id(), class.id, &change).await?;
            }
            classes::find(connection, teacher.id(), class.id).await
        })
        .await?
        .ok_or(Code::ClassNotFound)?;
    Ok(HttpResponse::Ok().json(Class::of(row, members)))
}
