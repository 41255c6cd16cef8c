//! Keys with which programs act for members.

use actix_web::web::ServiceConfig;
use utoipa::OpenApi;

pub(crate) fn routes(_config: &mut ServiceConfig) {}

#[derive(OpenApi)]
#[openapi(tags((name = "api-keys", description = "Keys with which programs act for members.")))]
pub(crate) struct Api;
