//! What is counted, in the Prometheus text format.

use prometheus::{Encoder as _, HistogramOpts, HistogramVec, IntCounterVec, IntGaugeVec, Opts, Registry, TextEncoder};
use shared::ids::ExecutorId;

use super::executor_directory::Member;

/// Upper bounds in seconds: most answers take a few milliseconds, a cold sandbox takes a second.
const LATENCY_BUCKETS: [f64; 11] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 2.5, 10.0];

/// The counters of this process.
#[derive(Clone)]
pub struct Metrics {
    registry: Registry,
    requests: IntCounterVec,
    latency: HistogramVec,
    open_streams: IntGaugeVec,
    streamed_bytes: IntCounterVec,
    placed: IntCounterVec,
    executors: IntGaugeVec,
    ready: IntGaugeVec,
    sessions: IntGaugeVec,
}

/// How a running game is being watched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StreamKind {
    /// Through the play socket.
    Play,
    /// Through server-sent events.
    Events,
}

impl StreamKind {
    const fn label(self) -> &'static str {
        match self {
            Self::Play => "play",
            Self::Events => "events",
        }
    }
}

impl Metrics {
    /// Counters at zero.
    ///
    /// # Errors
    /// When two of them have the same name, which a test rules out.
    pub fn new() -> prometheus::Result<Self> {
        let metrics = Self {
            registry: Registry::new(),
            requests: IntCounterVec::new(
                Opts::new("palace_gateway_requests_total", "Requests answered, by route and status."),
                &["method", "route", "status"],
            )?,
            latency: HistogramVec::new(
                HistogramOpts::new("palace_gateway_request_seconds", "Time until the head of the answer, by route.")
                    .buckets(LATENCY_BUCKETS.to_vec()),
                &["method", "route"],
            )?,
            open_streams: IntGaugeVec::new(
                Opts::new("palace_gateway_open_streams", "Viewers of running games, by the way they watch."),
                &["kind"],
            )?,
            streamed_bytes: IntCounterVec::new(
                Opts::new("palace_gateway_streamed_bytes_total", "Bytes passed on to viewers, by the way they watch."),
                &["kind"],
            )?,
            placed: IntCounterVec::new(
                Opts::new("palace_gateway_sessions_placed_total", "Sessions that an executor took, by its number."),
                &["executor"],
            )?,
            executors: IntGaugeVec::new(
                Opts::new("palace_gateway_executors", "Executors, by whether they answered the last look."),
                &["answers"],
            )?,
            ready: IntGaugeVec::new(
                Opts::new("palace_gateway_executor_ready", "Whether an executor takes games, by its number."),
                &["executor"],
            )?,
            sessions: IntGaugeVec::new(
                Opts::new(
                    "palace_gateway_executor_sessions",
                    "Sessions on an executor, by its number and their state.",
                ),
                &["executor", "state"],
            )?,
        };
        metrics.registry.register(Box::new(metrics.placed.clone()))?;
        metrics.registry.register(Box::new(metrics.executors.clone()))?;
        metrics.registry.register(Box::new(metrics.ready.clone()))?;
        metrics.registry.register(Box::new(metrics.sessions.clone()))?;
        metrics.registry.register(Box::new(metrics.requests.clone()))?;
        metrics.registry.register(Box::new(metrics.latency.clone()))?;
        metrics.registry.register(Box::new(metrics.open_streams.clone()))?;
        metrics.registry.register(Box::new(metrics.streamed_bytes.clone()))?;
        Ok(metrics)
    }

    /// Counts one answer. `route` is a template such as `/api/play/{session_id}`, so that there are few.
    pub fn answered(&self, method: &str, route: &str, status: u16, seconds: f64) {
        self.requests.with_label_values(&[method, route, &status.to_string()]).inc();
        self.latency.with_label_values(&[method, route]).observe(seconds);
    }

    /// Notes that a viewer is there, for as long as the lease lives.
    #[must_use]
    pub fn stream(&self, kind: StreamKind) -> StreamLease {
        let open = self.open_streams.with_label_values(&[kind.label()]);
        open.inc();
        StreamLease { open, bytes: self.streamed_bytes.with_label_values(&[kind.label()]) }
    }

    /// Counts a session that an executor took.
    pub fn placed(&self, executor: ExecutorId) {
        self.placed.with_label_values(&[&executor.to_string()]).inc();
    }

    /// Notes how the executors are. Their addresses stay inside: everybody may read the counters.
    pub fn executors(&self, members: &[Member]) {
        self.executors.reset();
        self.ready.reset();
        self.sessions.reset();
        for answers in [true, false] {
            let count = members.iter().filter(|member| member.current().is_some() == answers).count();
            self.executors.with_label_values(&[&answers.to_string()]).set(i64::try_from(count).unwrap_or(i64::MAX));
        }
        for member in members {
            let Some(id) = member.id().map(|id| id.to_string()) else { continue };
            self.ready.with_label_values(&[id.as_str()]).set((member.is_ready() && !member.is_draining()).into());
            if let Some(health) = member.current() {
                self.sessions.with_label_values(&[id.as_str(), "active"]).set(health.active_sessions.into());
                self.sessions.with_label_values(&[id.as_str(), "queued"]).set(health.queued_sessions.into());
            }
        }
    }

    /// All of it as text.
    ///
    /// # Errors
    /// When the text cannot be written, which memory does not do.
    pub fn text(&self) -> prometheus::Result<Vec<u8>> {
        let mut text = Vec::new();
        TextEncoder::new().encode(&self.registry.gather(), &mut text)?;
        Ok(text)
    }
}

/// One viewer who is there.
pub struct StreamLease {
    open: prometheus::IntGauge,
    bytes: prometheus::IntCounter,
}

impl StreamLease {
    /// Counts bytes passed on.
    pub fn count(&self, bytes: usize) {
        self.bytes.inc_by(bytes as u64);
    }
}

impl Drop for StreamLease {
    fn drop(&mut self) {
        self.open.dec();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_is_open_while_its_lease_lives() {
        let metrics = Metrics::new().unwrap();
        let text = || String::from_utf8(metrics.text().unwrap()).unwrap();
        let lease = metrics.stream(StreamKind::Play);
        lease.count(3);
        assert!(text().contains("palace_gateway_open_streams{kind=\"play\"} 1"));
        drop(lease);
        assert!(text().contains("palace_gateway_open_streams{kind=\"play\"} 0"));
        assert!(text().contains("palace_gateway_streamed_bytes_total{kind=\"play\"} 3"));
    }
}
