//! Claims of the tokens the gateway signs and an executor verifies (RFC 7519, `EdDSA` as in RFC 8037).

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::ids::{SessionId, UserId};

/// `iss` of every token.
pub const ISSUER: &str = "pixel-gateway";

/// `aud` of every token an executor accepts.
pub const AUDIENCE: &str = "pixel-executor";

/// What one token allows: `sub` may act on `sid`, or, where `sid` is absent, on what belongs to no session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    /// Always [`ISSUER`].
    pub iss: String,
    /// Always [`AUDIENCE`].
    pub aud: String,
    /// The user, as an opaque identifier.
    pub sub: UserId,
    /// The game session the token is for; a run request carries the identifier of the session to be made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sid: Option<SessionId>,
    /// Names this token.
    pub jti: Uuid,
    /// Issued at, seconds since 1970.
    pub iat: u64,
    /// Expires at, seconds since 1970; at most [`crate::limits::MAX_TOKEN_LIFETIME_SECONDS`] after `iat`.
    pub exp: u64,
}
