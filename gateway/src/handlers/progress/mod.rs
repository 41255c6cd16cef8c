//! How far somebody is: steps, code, badges.

use actix_web::web::ServiceConfig;
use utoipa::OpenApi;

pub(crate) fn routes(_config: &mut ServiceConfig) {}

#[derive(OpenApi)]
#[openapi(tags((name = "progress", description = "How far somebody is: steps, code, badges.")))]
pub(crate) struct Api;
