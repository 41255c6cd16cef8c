mod api;
mod frontend;
mod livez;
mod metrics;
mod readyz;
