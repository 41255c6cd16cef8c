//! Counters for Prometheus.

use prometheus::{HistogramOpts, HistogramVec, IntCounter, IntCounterVec, IntGauge, Opts, Registry, TextEncoder};
use shared::api::EndReason;

/// The executor's counters.
pub struct Metrics {
    registry: Registry,
    started: IntCounter,
    ended: IntCounterVec,
    active: IntGauge,
    warm: IntGauge,
    requests: HistogramVec,
}

impl Metrics {
    /// Fresh counters.
    ///
    /// # Errors
    /// When two counters have the same name.
    pub fn new() -> Result<Self, prometheus::Error> {
        let metrics = Self {
            registry: Registry::new(),
            started: IntCounter::new("palace_sessions_started_total", "Sessions started")?,
            ended: IntCounterVec::new(
                Opts::new("palace_sessions_ended_total", "Sessions ended, by reason"),
                &["reason"],
            )?,
            active: IntGauge::new("palace_sessions_active", "Sessions that run now")?,
            warm: IntGauge::new("palace_sandboxes_warm", "Sandboxes that wait for a game")?,
            requests: HistogramVec::new(
                HistogramOpts::new("palace_http_request_duration_seconds", "Time to the head of an answer"),
                &["method", "route", "status"],
            )?,
        };
        let registry = &metrics.registry;
        registry.register(Box::new(metrics.started.clone()))?;
        registry.register(Box::new(metrics.ended.clone()))?;
        registry.register(Box::new(metrics.active.clone()))?;
        registry.register(Box::new(metrics.warm.clone()))?;
        registry.register(Box::new(metrics.requests.clone()))?;
        Ok(metrics)
    }

    /// Counts a session that started.
    pub fn session_started(&self) {
        self.started.inc();
    }

    /// Counts a session that ended.
    pub fn session_ended(&self, reason: EndReason) {
        let name = serde_json::to_value(reason).ok();
        self.ended.with_label_values(&[name.as_ref().and_then(|name| name.as_str()).unwrap_or("unknown")]).inc();
    }

    /// Counts an answered request. `route` is the pattern, never the address itself.
    pub fn request(&self, method: &str, route: &str, status: u16, seconds: f64) {
        self.requests.with_label_values(&[method, route, &status.to_string()]).observe(seconds);
    }

    /// The counters in Prometheus' text format.
    ///
    /// # Errors
    /// When a counter cannot be written.
    pub fn render(&self, active: usize, warm: usize) -> Result<String, prometheus::Error> {
        self.active.set(i64::try_from(active).unwrap_or(i64::MAX));
        self.warm.set(i64::try_from(warm).unwrap_or(i64::MAX));
        TextEncoder::new().encode_to_string(&self.registry.gather())
    }
}
