//! Who calls, and what they may act on, resolved before a handler runs.

mod caller;
mod own_session;

pub use self::caller::Caller;
pub use self::own_session::{OwnSession, SessionToWatch};
