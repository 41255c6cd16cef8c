//! What handlers ask for in their signatures: who calls, in which request, about which thing, with which body.

mod file_path;
mod if_match;
mod json;
mod json_body;
mod page;
pub mod path_id;
mod query;
mod raw_body;
mod request_id;
mod session_cookie;
mod session_path;
mod signed_in;
mod slug;

pub use file_path::FilePath;
pub use if_match::{IfMatch, WithRevision, revision_tag};
pub use json::{Json, SMALL_BODY_BYTES, parse as parse_json};
pub use json_body::JsonBody;
pub use page::{DEFAULT_LIMIT, List, MAX_LIMIT, Page, PageQuery};
pub use path_id::PathId;
pub use query::Query;
pub use raw_body::RawBody;
pub use request_id::InRequest;
pub use session_cookie::SessionCookie;
pub use session_path::SessionPath;
pub use signed_in::{InBrowser, MaybeSignedIn, Player, SignedIn, SignedInAdmin, SignedInMember, SignedInTeacher};
pub use slug::{LessonPath, StepPath};
