//! What can go wrong in a call to an executor, and what our client is told of it.

use std::error::Error as StdError;
use std::io;

use actix_web::http::StatusCode;
use reqwest::Response;
use reqwest::header::RETRY_AFTER;
use shared::problem::Problem;

use super::{MAX_PROBLEM_BYTES, body_within};
use crate::error::{ApiError, Code};

/// When a client should try again while an executor is away, unless the executor says so itself.
pub(in crate::services) const RETRY_AFTER_SECONDS: u64 = 5;

type Cause = Box<dyn StdError + Send + Sync>;

/// Why a call brought no answer that is well.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// Nobody listens at the executor's address: its process is gone, and its games with it.
    #[error("nobody listens there")]
    Gone(#[source] Cause),
    /// No connection came about, so that the request did not arrive.
    #[error("cannot be reached")]
    Unreachable(#[source] Cause),
    /// The request may have arrived, but no whole answer came back.
    #[error("did not answer")]
    NoAnswer(#[source] Cause),
    /// The executor answered that it does not do this.
    #[error("answered {status}")]
    Declined {
        /// The status of its answer.
        status: StatusCode,
        /// Its own words, where they are well formed.
        problem: Option<Box<Problem>>,
        /// When to try again.
        retry_after_seconds: Option<u64>,
    },
    /// The request could not be made.
    #[error("cannot be asked")]
    Ours(#[source] Cause),
}

impl Failure {
    /// What kept a request from being answered.
    pub(super) fn of_call(error: reqwest::Error) -> Self {
        match (error.is_connect(), is_refusal(&error)) {
            (true, true) => Self::Gone(error.into()),
            (true, false) => Self::Unreachable(error.into()),
            _ => Self::NoAnswer(error.into()),
        }
    }

    /// What an answer says that is not well.
    pub(super) async fn of_answer(response: Response) -> Self {
        let status = StatusCode::from_u16(response.status().as_u16()).unwrap_or(StatusCode::BAD_GATEWAY);
        let retry_after_seconds = response
            .headers()
            .get(RETRY_AFTER)
            .and_then(|value| value.to_str().ok())
            .and_then(|text| text.parse().ok());
        let problem = body_within(response, MAX_PROBLEM_BYTES)
            .await
            .ok()
            .and_then(|body| serde_json::from_slice::<Box<Problem>>(&body).ok())
            .filter(|problem| problem.status == status.as_u16());
        Self::Declined { status, problem, retry_after_seconds }
    }

    /// Whether a run request that failed so has certainly started nothing, so that another executor may be asked.
    #[must_use]
    pub fn started_nothing(&self) -> bool {
        match self {
            Self::Gone(_) | Self::Unreachable(_) => true,
            // A token that is not accepted: the executor has come back under another number.
            Self::Declined { status, problem, .. } => match status.as_u16() {
                401 => true,
                429 | 503 => problem.as_ref().is_some_and(|problem| REFUSED_TO_START.contains(&problem.code.as_str())),
                _ => false,
            },
            Self::NoAnswer(_) | Self::Ours(_) => false,
        }
    }

    /// What is told to somebody who asked for a new game, or for what any executor could have answered.
    pub(in crate::services) fn of_everyone(self) -> ApiError {
        match self {
            Self::Gone(cause) => unavailable().caused_by(cause),
            other => other.into(),
        }
    }

    /// Whether the executor has no place for another game.
    #[must_use]
    pub fn is_full(&self) -> bool {
        matches!(self, Self::Declined { problem: Some(problem), .. } if problem.code == TOO_MANY_SESSIONS)
    }
}

const TOO_MANY_SESSIONS: &str = "too_many_sessions";
/// Codes with which an executor says that it has not started a game.
const REFUSED_TO_START: [&str; 4] =
    [TOO_MANY_SESSIONS, "too_many_sessions_of_yours", "draining", "sandbox_unavailable"];

/// Whether the system at the other end said that nobody listens.
fn is_refusal(error: &reqwest::Error) -> bool {
    let mut cause = error.source();
    while let Some(error) = cause {
        if error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::ConnectionRefused) {
            return true;
        }
        cause = error.source();
    }
    false
}

impl From<Failure> for ApiError {
    /// The executor's own words about a mistake of the client are passed on; all else is our matter.
    fn from(failure: Failure) -> Self {
        match failure {
            // 401 and 403 are about our token, never about the person.
            Failure::Declined { status, problem: Some(problem), retry_after_seconds }
                if status.is_client_error() && !matches!(status.as_u16(), 401 | 403) =>
            {
                let error = Self::from_executor(*problem);
                match retry_after_seconds {
                    Some(seconds) => error.retry_after(seconds),
                    None => error,
                }
            }
            Failure::Declined { status, retry_after_seconds, .. } => unavailable()
                .caused_by(format!("the executor answered {status}"))
                .retry_after(retry_after_seconds.unwrap_or(RETRY_AFTER_SECONDS)),
            Failure::Ours(cause) => Self::new(Code::InternalError).caused_by(cause),
            Failure::Gone(cause) => gone().caused_by(cause),
            Failure::Unreachable(cause) | Failure::NoAnswer(cause) => unavailable().caused_by(cause),
        }
    }
}

/// The answer about a game on an executor that is not there any more.
pub(in crate::services) fn gone() -> ApiError {
    unavailable()
        .detail("The machine that ran this game is gone. Your code is safe: press Run to start it on another one.")
}

/// The one answer for everything that keeps executors from doing their work.
pub(in crate::services) fn unavailable() -> ApiError {
    ApiError::new(Code::ExecutorUnavailable).retry_after(RETRY_AFTER_SECONDS)
}
