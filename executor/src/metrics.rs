//! Counters for Prometheus.

use prometheus::{HistogramOpts, HistogramVec, IntCounter, IntCounterVec, IntGauge, Opts, Registry, TextEncoder};
use shared::api::EndReason;

/// The executor's counters.
pub struct Metrics {
    registry: Registry,
    started: IntCounter,
    ended: IntCounterVec,
    active: IntGauge,
    paused: IntGauge,
    queued: IntGauge,
    warm: IntGauge,
    warm_target: IntGauge,
    requests: HistogramVec,
}

/// How many of each there are at the moment.
#[derive(Debug, Clone, Copy)]
pub struct Counts {
    /// Sessions that have a place.
    pub active: usize,
    /// Those of them that stand still.
    pub paused: usize,
    /// Sessions that wait for a place.
    pub queued: usize,
    /// Sandboxes that wait for a game.
    pub warm: usize,
    /// How many shall wait.
    pub warm_target: usize,
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
            active: IntGauge::new("palace_sessions_active", "Sessions that have a place now")?,
            paused: IntGauge::new("palace_sessions_paused", "Sessions that stand still as nobody looks")?,
            queued: IntGauge::new("palace_sessions_queued", "Sessions that wait for a place")?,
            warm: IntGauge::new("palace_sandboxes_warm", "Sandboxes that wait for a game")?,
            warm_target: IntGauge::new("palace_sandboxes_warm_target", "Sandboxes that shall wait for a game")?,
            requests: HistogramVec::new(
                HistogramOpts::new("palace_http_request_duration_seconds", "Time to the head of an answer"),
                &["method", "route", "status"],
            )?,
        };
        let registry = &metrics.registry;
        registry.register(Box::new(metrics.started.clone()))?;
        registry.register(Box::new(metrics.ended.clone()))?;
        registry.register(Box::new(metrics.active.clone()))?;
        registry.register(Box::new(metrics.paused.clone()))?;
        registry.register(Box::new(metrics.queued.clone()))?;
        registry.register(Box::new(metrics.warm.clone()))?;
        registry.register(Box::new(metrics.warm_target.clone()))?;
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
    pub fn render(&self, now: Counts) -> Result<String, prometheus::Error> {
        for (gauge, count) in [
            (&self.active, now.active),
            (&self.paused, now.paused),
            (&self.queued, now.queued),
            (&self.warm, now.warm),
            (&self.warm_target, now.warm_target),
        ] {
            gauge.set(i64::try_from(count).unwrap_or(i64::MAX));
        }
        TextEncoder::new().encode_to_string(&self.registry.gather())
    }
}
