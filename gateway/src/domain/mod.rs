//! Values that exist only when valid.

mod api_key;
mod email;
mod join_code;
mod label;
mod nickname;
mod origin;
mod picture;
mod principal;
mod role;
mod scope;
mod secret;
mod session_token;
mod trusted_proxies;
mod user;

pub use api_key::ApiKey;
pub use email::{Email, InvalidEmail};
pub use join_code::{InvalidJoinCode, JoinCode};
pub use label::{InvalidLabel, Label};
pub use nickname::{InvalidNickname, Nickname, NicknameKey};
pub use origin::{InvalidOrigin, Origin};
pub use picture::Picture;
pub use principal::{Credential, Principal};
pub use role::{Role, UnknownRole};
pub use scope::{Scope, UnknownScope};
pub use secret::{InvalidSecret, Password, PicturePassword, Secret};
pub use session_token::{SessionToken, TokenHash};
pub use trusted_proxies::{InvalidNetwork, TrustedProxies, line_of};
pub use user::{User, UserKind};
