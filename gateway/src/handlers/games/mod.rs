//! Kinds of games, and making one out of choices.

pub(crate) mod compile;
pub(crate) mod types;

/// Largest body of a request that carries choices or input.
pub(crate) const MAX_SMALL_BODY_BYTES: usize = 64 * 1024;
