//! Running games: starting, watching, playing, stopping. Whose a session is, the executor checks on every call by the
//! token; unknown, ended and foreign sessions are answered alike.

pub(crate) mod execute;
pub(crate) mod input;
pub(crate) mod list;
pub(crate) mod play;
pub(crate) mod stop;
pub(crate) mod stream;
pub(crate) mod thumbnail;
