//! What happens around every request. [`startup`](crate::startup) says in which order.

mod access_log;
mod compression;
mod cors;
mod deadline;
mod idempotency;
mod identify;
mod metrics;
mod not_modified;
mod problem;
mod rate_limit;
mod request_id;
mod same_site;
mod security_headers;

pub use access_log::access_log;
pub use compression::{choose_compression, hide_identity};
pub use cors::cors;
pub use deadline::deadline;
pub use idempotency::idempotency;
pub(crate) use idempotency::takes_idempotency_keys;
pub use identify::{Identity, identify};
pub use metrics::metrics;
pub use not_modified::not_modified;
pub use problem::problem;
pub use rate_limit::rate_limit;
pub use request_id::request_id;
pub use same_site::same_site;
pub use security_headers::security_headers;

use actix_web::dev::ServiceRequest;

/// The route's template, such as `/api/play/{session_id}`; what matches no route shares one name.
fn route(request: &ServiceRequest) -> String {
    request.match_pattern().unwrap_or_else(|| "unmatched".to_owned())
}
