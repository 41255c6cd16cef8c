//! What happens around every request, whatever it asks for.

mod compression;
mod cors;
mod deadline;
mod idempotency;
mod not_modified;
mod rate_limit;
