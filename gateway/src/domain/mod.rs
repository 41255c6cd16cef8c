//! Values that exist only when valid.

mod origin;
mod session_token;
mod user;

pub use origin::{InvalidOrigin, Origin};
pub use session_token::{SessionToken, TokenHash};
pub use user::{User, UserKind};
