//! Lets pages of other origins call the API, where the settings name them (WHATWG Fetch, CORS protocol).
//!
//! Without credentials: such a page sends an API key, never somebody's cookie.

use actix_cors::Cors;
use actix_web::http::Method;
use actix_web::http::header::{
    ACCEPT, AUTHORIZATION, CONTENT_TYPE, ETAG, HeaderName, IF_MATCH, IF_NONE_MATCH, LOCATION, RETRY_AFTER,
};

use crate::domain::Origin;

/// How long a browser need not ask again.
const MAX_AGE_SECONDS: usize = 3600;
/// What a page may read besides the body.
const EXPOSED: [&str; 5] =
    ["idempotency-replayed", "ratelimit", "ratelimit-policy", "x-request-id", "content-disposition"];

/// What pages of these origins may do.
pub fn cors(origins: &[Origin]) -> Cors {
    let methods = [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE];
    let asked = [ACCEPT, AUTHORIZATION, CONTENT_TYPE, IF_MATCH, IF_NONE_MATCH];
    let own = ["idempotency-key", "last-event-id", "x-request-id"].map(HeaderName::from_static);
    let exposed = EXPOSED.map(HeaderName::from_static).into_iter().chain([ETAG, LOCATION, RETRY_AFTER]);
    let start = Cors::default().allowed_methods(methods).allowed_headers(asked.into_iter().chain(own));
    let start = start.expose_headers(exposed).max_age(MAX_AGE_SECONDS);
    origins.iter().fold(start, |cors, origin| cors.allowed_origin(&origin.to_string()))
}
