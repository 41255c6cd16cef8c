//! Lessons and their steps.

use actix_web::web::ServiceConfig;
use utoipa::OpenApi;

pub(crate) fn routes(_config: &mut ServiceConfig) {}

#[derive(OpenApi)]
#[openapi(tags((name = "lessons", description = "Lessons and their steps.")))]
pub(crate) struct Api;
