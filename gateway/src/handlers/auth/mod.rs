//! Signing in.

pub(crate) mod guest;
pub(crate) mod me;

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::User;

/// Who is signed in.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SignedInUser {
    /// The person.
    pub(crate) user: User,
}
