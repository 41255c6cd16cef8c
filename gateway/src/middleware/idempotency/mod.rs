//! Lets a client send a request again that it got no answer to: with the same `Idempotency-Key` it is carried out once
//! (draft-ietf-httpapi-idempotency-key-header-07).

mod answer;
mod request;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::middleware::Next;
use actix_web::{Error, rt, web};
use chrono::{DateTime, Utc};
use tracing::Instrument as _;

use super::Identity;
use crate::db::idempotency_keys::{self, Found, Slot};
use crate::error::{ApiError, Code};
use crate::state::State;
use answer::Kept;

const HEADER: &str = "idempotency-key";
/// When to ask again about a request that is still being carried out.
const RETRY_AFTER_SECONDS: u64 = 1;

/// Looks whether a request was answered before, and keeps its answer if not.
///
/// # Errors
/// Those of what it surrounds.
pub async fn idempotency<B: MessageBody + 'static>(
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let (Some(person), Some(state)) = (person(&request), request.app_data::<web::Data<State>>().cloned()) else {
        return Ok(next.call(request).await?.map_into_boxed_body());
    };
    let slot = match request::slot(&mut request, person).await {
        Ok(slot) => slot,
        Err(error) => return Ok(request.error_response(error)),
    };
    // Carried out to the end and kept even when the client hangs up: it will ask again.
    let work = rt::spawn(once(request, next, state, slot).in_current_span());
    work.await.map_err(|error| Error::from(ApiError::new(Code::InternalError).caused_by(error)))?
}

/// Who sends a request with a key, where keys count.
fn person(request: &ServiceRequest) -> Option<uuid::Uuid> {
    let counts = *request.method() == Method::POST
        && request.headers().contains_key(HEADER)
        && takes_idempotency_keys(request.match_info().as_str());
    let identity = Identity::of(request.request());
    counts.then(|| identity.principal().map(|principal| principal.id().0)).flatten()
}

/// Answers with cookies and with secrets that are shown once must not lie in a table: there a key is not read.
pub(crate) fn takes_idempotency_keys(path: &str) -> bool {
    let Some(path) = path.strip_prefix("/api/") else { return false };
    let segments: Vec<_> = path.split('/').collect();
    !matches!(segments.as_slice(), ["auth" | "api-keys", ..] | ["classes", "join", ..] | [.., "reset-secret"])
}

async fn once<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
    state: web::Data<State>,
    slot: Slot,
) -> Result<ServiceResponse<BoxBody>, Error> {
    match state.database.run(async |connection| idempotency_keys::reserve(connection, &slot).await).await {
        Ok(Found::Reserved(at)) => carry_out(request, next, state, slot, at).await,
        Ok(Found::Answered(stored)) => Ok(answer::again(request, stored)),
        Ok(Found::OtherRequest) => Ok(request.error_response(ApiError::from(Code::IdempotencyKeyReused))),
        Ok(Found::Running) => {
            Ok(request.error_response(ApiError::new(Code::RequestInProgress).retry_after(RETRY_AFTER_SECONDS)))
        }
        Err(error) => Ok(request.error_response(ApiError::from(error))),
    }
}

async fn carry_out<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
    state: web::Data<State>,
    slot: Slot,
    reserved_at: DateTime<Utc>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let response = next.call(request).await?.map_into_boxed_body();
    let (response, kept) = answer::keep(response);
    let noted = match kept {
        Kept::Answer(stored) => {
            state
                .database
                .run(async |connection| idempotency_keys::answer(connection, &slot, reserved_at, &stored).await)
                .await
        }
        Kept::Nothing => {
            state.database.run(async |connection| idempotency_keys::release(connection, &slot, reserved_at).await).await
        }
    };
    if let Err(error) = noted {
        tracing::warn!(%error, "an answer could not be kept; its key is free again after a while");
    }
    Ok(response)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("/api/projects", true)]
    #[case("/api/classes", true)]
    #[case("/api/execute", true)]
    #[case("/api/auth/login", false)]
    #[case("/api/auth/guest", false)]
    #[case("/api/api-keys", false)]
    #[case("/api/classes/join", false)]
    #[case("/api/classes/1/members/2/reset-secret", false)]
    #[case("/elsewhere", false)]
    fn what_shows_secrets_is_never_kept(#[case] path: &str, #[case] expected: bool) {
        assert_eq!(takes_idempotency_keys(path), expected);
    }
}
