//! Requests and answers of the executor's API, which the gateway offers unchanged to the public (`docs/API.md`).

mod compile;
mod execute;
mod health;
mod input;
mod session;

pub use compile::{ChoiceOption, CompileRequest, CompileResponse, GameType, GameTypes, GameTypesQuery, Slot, Theme};
pub use execute::{
    CheckResponse, Encoding, ExecuteRequest, ExecuteResponse, QUEUE_HEADER, QUEUE_WAIT, SourceFile, Warning,
};
pub use health::{ExecutorHealth, HealthStatus};
pub use input::{ExcessiveInput, InputEvent, InputRequest};
pub use session::{EndReason, GameEvent, OutputChannel, SessionList, SessionState, SessionSummary, ThumbnailQuery};
