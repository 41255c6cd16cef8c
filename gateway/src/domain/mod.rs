//! Values that exist only when valid.

mod api_key;
mod origin;
mod principal;
mod role;
mod scope;
mod session_token;
mod trusted_proxies;
mod user;

pub use api_key::ApiKey;
pub use origin::{InvalidOrigin, Origin};
pub use principal::{Credential, Principal};
pub use role::{Role, UnknownRole};
pub use scope::{Scope, UnknownScope};
pub use session_token::{SessionToken, TokenHash};
pub use trusted_proxies::{InvalidNetwork, TrustedProxies, line_of};
pub use user::{User, UserKind};
