//! How the service and what it needs are doing.

pub(crate) mod executor;
pub(crate) mod gateway;
pub(crate) mod live;
pub(crate) mod metrics;
pub(crate) mod ready;
mod standing;

use actix_web::web::{self, ServiceConfig};
use utoipa::OpenApi;

pub(crate) fn routes(config: &mut ServiceConfig) {
    config
        .service(web::resource("/api/health").get(gateway::gateway))
        .service(web::resource("/api/executor-health").get(executor::executor))
        .service(web::resource("/api/flask-health").get(executor::flask))
        .service(web::resource("/livez").get(live::live))
        .service(web::resource("/readyz").get(ready::ready))
        .service(web::resource("/metrics").get(metrics::metrics));
}

#[derive(OpenApi)]
#[openapi(
    tags((name = "health", description = "How the services are doing.")),
    paths(gateway::gateway, executor::executor, executor::flask, live::live, ready::ready, metrics::metrics),
)]
pub(crate) struct Api;
