//! Lessons and their steps.

pub(crate) mod list;
pub(crate) mod show;

use std::time::Duration;

use actix_web::web::{self, ServiceConfig};
use utoipa::OpenApi;

/// How long an answer is kept. The lessons of a build do not change; a newer build may be starting next to this one.
const KEPT: Duration = Duration::from_mins(1);

pub(crate) fn routes(config: &mut ServiceConfig) {
    config
        .service(web::resource("/api/lessons").get(list::list))
        .service(web::resource("/api/lessons/{lesson_id}").get(show::show));
}

#[derive(OpenApi)]
#[openapi(
    tags((name = "lessons", description = "Lessons and their steps.")),
    paths(list::list, show::show),
)]
pub(crate) struct Api;
