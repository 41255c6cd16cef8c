//! Games that people show: publishing, finding, playing, liking, remixing, reporting.

use actix_web::web::ServiceConfig;
use utoipa::OpenApi;

pub(crate) fn routes(_config: &mut ServiceConfig) {}

#[derive(OpenApi)]
#[openapi(tags((name = "gallery", description = "Games that people show: publishing, finding, playing, liking, remixing, reporting.")))]
pub(crate) struct Api;
