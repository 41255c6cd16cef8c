//! What the gateway, the executor and the stage must agree on: identifiers, the executor's API, token claims,
//! stream packets, limits and the shape of errors.

pub mod api;
pub mod claims;
pub mod ids;
pub mod limits;
pub mod link;
pub mod pcm;
pub mod pixels;
pub mod priority;
pub mod problem;
pub mod stream;
#[cfg(feature = "telemetry")]
pub mod telemetry;
