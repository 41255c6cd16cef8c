//! Games that people make: files, versions, trash, taking them along.

use actix_web::web::ServiceConfig;
use utoipa::OpenApi;

pub(crate) fn routes(_config: &mut ServiceConfig) {}

#[derive(OpenApi)]
#[openapi(tags((name = "projects", description = "Games that people make: files, versions, trash, taking them along.")))]
pub(crate) struct Api;
