//! Classes: teachers lead them, learners join them.

use actix_web::web::ServiceConfig;
use utoipa::OpenApi;

pub(crate) fn routes(_config: &mut ServiceConfig) {}

#[derive(OpenApi)]
#[openapi(tags((name = "classes", description = "Classes: teachers lead them, learners join them.")))]
pub(crate) struct Api;
