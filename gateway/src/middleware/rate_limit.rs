//! Refuses who calls too often, and tells everybody how much they have left
//! (draft-ietf-httpapi-ratelimit-headers-10).

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, web};

use super::Identity;
use crate::error::{ApiError, Code};
use crate::services::{Tier, Verdict};
use crate::state::State;

/// Counts the call against its caller.
///
/// # Errors
/// Those of what it surrounds.
pub async fn rate_limit<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let Some((tier, verdict)) = verdict(&request).await else {
        return Ok(next.call(request).await?.map_into_boxed_body());
    };
    let mut response = match verdict.wait_seconds() {
        None => next.call(request).await?.map_into_boxed_body(),
        Some(seconds) => request.error_response(ApiError::new(Code::TooManyRequests).retry_after(seconds)),
    };
    for (name, value) in headers(tier, &verdict) {
        if let Ok(value) = HeaderValue::from_str(&value) {
            response.headers_mut().insert(HeaderName::from_static(name), value);
        }
    }
    Ok(response)
}

async fn verdict(request: &ServiceRequest) -> Option<(Tier, Verdict)> {
    let state = request.app_data::<web::Data<State>>()?;
    let known = Identity::of(request.request()).principal().is_some();
    // The path as routes see it: written otherwise in the URL, it is the same operation.
    let tier = Tier::of(request.method(), request.match_info().as_str(), known)?;
    let buckets = state.rate_limits.buckets(request, tier);
    Some((tier, state.rate_limits.admit(tier, &buckets).await?))
}

fn headers(tier: Tier, verdict: &Verdict) -> [(&'static str, String); 2] {
    let (name, burst) = (tier.name(), verdict.quota.burst);
    [
        ("ratelimit-policy", format!("\"{name}\";q={burst};w={}", verdict.quota.seconds_for(burst.get()))),
        ("ratelimit", format!("\"{name}\";r={};t={}", verdict.remaining, verdict.full_in_seconds())),
    ]
}
