//! What is told of a running game: its state, its output, how it ended.

use serde::{Deserialize, Serialize};

use crate::ids::SessionId;

/// `GET /api/sessions`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionList {
    /// The caller's sessions that have not ended, oldest first.
    pub items: Vec<SessionSummary>,
    /// Always absent: there are never more sessions than fit one page.
    pub next_cursor: Option<String>,
}

/// One session that has not ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionSummary {
    /// Names the session.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = "uuid"))]
    pub session_id: SessionId,
    /// Where it is in its life.
    pub state: SessionState,
    /// Seconds since it was started.
    pub age_seconds: u64,
    /// Pictures the game has shown.
    pub frames: u64,
    /// Width of its picture in pixels; 0 before the first.
    pub width: u16,
    /// Height of its picture in pixels; 0 before the first.
    pub height: u16,
    /// How many are watching.
    pub viewers: u32,
}

/// The query of `GET /api/sessions/{id}/thumbnail`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThumbnailQuery {
    /// Most pixels in width; [`crate::limits::DEFAULT_THUMBNAIL_WIDTH`] when left out.
    pub width: Option<u16>,
}

/// Where a session is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SessionState {
    /// It waits for a free place; `place` says how many are before it.
    Queued,
    /// Its sandbox is being made ready.
    Starting,
    /// Its program runs.
    Running,
    /// Nobody looks: its program stands still until somebody does.
    Paused,
    /// It is over.
    Ended,
}

/// Why a session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum EndReason {
    /// The program came to its end.
    Finished,
    /// The program failed; a `problem` event says where.
    Crashed,
    /// Its player stopped it.
    Stopped,
    /// Nobody watched it for a while.
    Idle,
    /// It ran as long as a game may.
    TimeLimit,
    /// It asked for more memory than a game may have.
    OutOfMemory,
    /// It started more processes or threads than a game may.
    TooManyProcesses,
    /// It printed more than a game may.
    TooMuchOutput,
    /// The executor is shutting down.
    Draining,
    /// The sandbox itself failed; not the program's fault.
    SandboxFailed,
}

/// What a viewer is told besides pictures and sound. On the event stream `type` is the event's name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum GameEvent {
    /// The session's state changed.
    State {
        /// The new state.
        state: SessionState,
        /// While `queued`: which place in the queue, 1 being next.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<u32>,
    },
    /// The program printed something.
    Stdout {
        /// What it printed.
        text: String,
        /// Where it printed it.
        channel: OutputChannel,
    },
    /// The program failed at a place in its code.
    Problem {
        /// The file, relative to the project.
        path: String,
        /// Line, counted from 1; absent where the place is unknown.
        line: Option<u32>,
        /// Column, counted from 1; absent where the place is unknown.
        column: Option<u32>,
        /// Python's name of the error, such as `NameError`.
        kind: String,
        /// Python's words.
        message: String,
        /// The whole traceback as Python prints it.
        traceback: String,
    },
    /// The game holds the pointer from now on, or lets it go; its cursor can be seen, or not.
    Pointer {
        /// Whether only the pointer's movements count, not where it is: send `pointermoveby`.
        captured: bool,
        /// Whether the game's cursor can be seen.
        visible: bool,
    },
    /// The session is over; nothing follows.
    End {
        /// Why.
        reason: EndReason,
        /// The program's exit code, where it ended by itself.
        exit_code: Option<i32>,
    },
}

/// Which of its two outputs a program wrote to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum OutputChannel {
    /// Standard output.
    Stdout,
    /// Standard error.
    Stderr,
}
