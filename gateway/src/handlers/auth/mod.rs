//! Signing in.

pub(crate) mod guest;
pub(crate) mod me;

use actix_web::web::{self, ServiceConfig};
use serde::Serialize;
use utoipa::{OpenApi, ToSchema};

use crate::domain::User;

pub(crate) fn routes(config: &mut ServiceConfig) {
    config
        .service(web::resource("/api/auth/guest").post(guest::guest))
        .service(web::resource("/api/auth/me").get(me::me));
}

#[derive(OpenApi)]
#[openapi(tags((name = "auth", description = "Signing in and out.")), paths(guest::guest, me::me))]
pub(crate) struct Api;

/// Who is signed in.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SignedInUser {
    /// The person.
    pub(crate) user: User,
}
