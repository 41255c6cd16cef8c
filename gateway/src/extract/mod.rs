//! What handlers ask for in their signatures: who calls, in which request, about which session, with which body.

mod json_body;
mod request_id;
mod session_cookie;
mod session_path;
mod signed_in;

pub use json_body::JsonBody;
pub use request_id::InRequest;
pub use session_cookie::SessionCookie;
pub use session_path::SessionPath;
pub use signed_in::{MaybeSignedIn, SignedIn};
