//! What happens around every request.

mod observe;

pub use self::observe::observe;
