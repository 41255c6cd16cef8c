//! Values that exist only when valid.

mod api_key;
pub mod kind_words;
mod origin;
mod principal;
mod role;
mod scope;
mod session_token;
mod user;

pub use api_key::ApiKey;
pub use origin::{InvalidOrigin, Origin};
pub use principal::{Credential, Principal};
pub use role::{Role, UnknownRole};
pub use scope::{Scope, UnknownScope};
pub use session_token::{SessionToken, TokenHash};
pub use user::{User, UserKind};
