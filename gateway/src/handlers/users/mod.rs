//! People and their roles, for admins.

use actix_web::web::ServiceConfig;
use utoipa::OpenApi;

pub(crate) fn routes(_config: &mut ServiceConfig) {}

#[derive(OpenApi)]
#[openapi(tags((name = "users", description = "People and their roles, for admins.")))]
pub(crate) struct Api;
