//! Everything that ends the stage early. There is nobody to recover for: the sandbox is single-use.

use shared::link::LinkError;
use shared::stream::picture::PictureError;
use x11rb::errors::{ConnectError, ConnectionError, ReplyError, ReplyOrIdError};

/// Why the stage gave up.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StageError {
    /// The executor closed the link or sent what is no message.
    #[error("the link to the executor is lost")]
    LinkClosed,
    /// A frame that breaks the link's protocol.
    #[error(transparent)]
    Link(#[from] LinkError),
    /// The display server is gone.
    #[error("the display server ended")]
    DisplayEnded,
    /// The display server's framebuffer file is not what the stage can read.
    #[error("the framebuffer file is unusable: {0}")]
    Framebuffer(&'static str),
    /// The interpreter ended before it was told to start a program.
    #[error("the interpreter ended before a program was started")]
    InterpreterEnded,
    /// A file of the program cannot be written.
    #[error("a file of the program cannot be written: {0}")]
    ProgramFile(&'static str),
    /// A setting is unusable.
    #[error("the setting {0} is unusable")]
    Setting(&'static str),
    /// A picture could not be encoded.
    #[error(transparent)]
    Picture(#[from] PictureError),
    /// The display server refused the connection.
    #[error(transparent)]
    Connect(#[from] ConnectError),
    /// The connection to the display server broke.
    #[error(transparent)]
    Connection(#[from] ConnectionError),
    /// The display server refused a request that must work.
    #[error(transparent)]
    Reply(#[from] ReplyError),
    /// The display server refused a request that must work.
    #[error(transparent)]
    ReplyOrId(#[from] ReplyOrIdError),
    /// The kernel refused.
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

impl From<rustix::io::Errno> for StageError {
    fn from(errno: rustix::io::Errno) -> Self {
        Self::Io(errno.into())
    }
}
