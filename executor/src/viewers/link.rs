//! What is known of the link to one viewer, from what was sent and when it was acknowledged.
//!
//! The rate is estimated as BBR does (draft-ietf-ccwg-bbr): the highest rate of delivery seen lately. What was sent is
//! bounded by that rate and the shortest round trip, so that a picture never waits behind a queue of older ones.

use std::collections::VecDeque;
use std::time::Duration;

use tokio::time::Instant;

/// Most pictures on their way: enough to fill a link of 60 ms at 60 pictures a second.
const MOST_IN_FLIGHT: usize = 4;
/// What may always be on its way, in bytes: as long as nothing is known, and on links that carry only small pictures.
const LEAST_WINDOW: f64 = 16.0 * 1024.0;
/// How much longer than the shortest round trip the link may be kept busy.
const QUEUE: Duration = Duration::from_millis(15);
/// A picture that took this much longer than the shortest round trip waited in a queue: the link is the bottleneck.
const CONGESTION_DELAY: Duration = Duration::from_millis(50);
/// How long a link counts as congested after the last sign of it.
const CONGESTION_MEMORY: Duration = Duration::from_secs(1);
/// A link that was full for this part of the last while is the bottleneck, however short its queue.
const FULL_SHARE: f64 = 0.25;
/// How fast it is forgotten that the link was full, in seconds.
const FULL_MEMORY: f64 = 0.5;
/// How long a measured rate counts.
const RATE_MEMORY: Duration = Duration::from_secs(2);
/// How long a measured round trip counts.
const ROUND_TRIP_MEMORY: Duration = Duration::from_secs(10);

/// The link to one viewer.
pub(super) struct Link {
    in_flight: VecDeque<Sent>,
    bytes_in_flight: usize,
    delivered: u64,
    delivered_at: Instant,
    rates: Extreme,
    round_trips: Extreme,
    congested: Option<Instant>,
    /// Since when the link has been full, while it is.
    full_since: Option<Instant>,
    full_share: f64,
    full_share_at: Instant,
}

struct Sent {
    sequence: u32,
    bytes: usize,
    at: Instant,
    /// What had been delivered when it was sent, and when the last of that was.
    delivered: u64,
    delivered_at: Instant,
}

impl Link {
    pub(super) fn new(now: Instant) -> Self {
        Self {
            in_flight: VecDeque::new(),
            bytes_in_flight: 0,
            delivered: 0,
            delivered_at: now,
            rates: Extreme::highest(RATE_MEMORY),
            round_trips: Extreme::lowest(ROUND_TRIP_MEMORY),
            congested: None,
            full_since: None,
            full_share: 0.0,
            full_share_at: now,
        }
    }

    /// Takes note of a packet on its way.
    pub(super) fn sent(&mut self, sequence: u32, bytes: usize, now: Instant) {
        if self.in_flight.is_empty() {
            // The time in which nothing was sent says nothing about the link.
            self.delivered_at = now;
        }
        let (delivered, delivered_at) = (self.delivered, self.delivered_at);
        self.in_flight.push_back(Sent { sequence, bytes, at: now, delivered, delivered_at });
        self.bytes_in_flight += bytes;
    }

    /// Takes note of an acknowledgement, which stands for everything sent before, too. One of a packet that is not on its
    /// way changes nothing.
    pub(super) fn acknowledged(&mut self, sequence: u32, now: Instant) {
        let Some(place) = self.in_flight.iter().position(|sent| sent.sequence == sequence) else { return };
        let Some(last) = self
            .in_flight
            .drain(..=place)
            .inspect(|sent| {
                self.bytes_in_flight -= sent.bytes;
                self.delivered += sent.bytes as u64;
            })
            .last()
        else {
            return;
        };
        self.delivered_at = now;
        let round_trip = now - last.at;
        let elapsed = (now - last.delivered_at).max(round_trip).as_secs_f64().max(1e-4);
        #[expect(clippy::cast_precision_loss, reason = "an estimate")]
        self.rates.add((self.delivered - last.delivered) as f64 / elapsed, now);
        self.round_trips.add(round_trip.as_secs_f64(), now);
        if let Some(since) = self.full_since.take() {
            self.note_full(since, now);
        }
        if round_trip > self.shortest_round_trip() + CONGESTION_DELAY || self.full_share > FULL_SHARE {
            self.congested = Some(now);
        }
    }

    /// Whether another picture may be sent.
    pub(super) fn has_room(&mut self, now: Instant) -> bool {
        #[expect(clippy::cast_precision_loss, reason = "an estimate")]
        let waiting = self.bytes_in_flight as f64;
        let window = self.rate() * (self.shortest_round_trip() + QUEUE).as_secs_f64();
        if waiting >= window.max(LEAST_WINDOW) {
            self.full_since.get_or_insert(now);
            return false;
        }
        self.in_flight.len() < MOST_IN_FLIGHT
    }

    /// Takes into account that the link was full from `since` to `now`.
    fn note_full(&mut self, since: Instant, now: Instant) {
        let keep = |from: Instant, to: Instant| (-(to - from).as_secs_f64() / FULL_MEMORY).exp();
        let before = self.full_share * keep(self.full_share_at, now);
        self.full_share = before + 1.0 - keep(since, now);
        self.full_share_at = now;
    }

    /// Whether the link carries less than was sent lately.
    pub(super) fn is_congested(&self, now: Instant) -> bool {
        let oldest = self.in_flight.front().map_or(Duration::ZERO, |sent| now - sent.at);
        let is_late = !self.round_trips.is_empty() && oldest > self.shortest_round_trip() + CONGESTION_DELAY;
        is_late || self.congested.is_some_and(|at| now - at < CONGESTION_MEMORY)
    }

    /// Bytes a second that were delivered lately; the link's rate where it is congested.
    pub(super) fn rate(&self) -> f64 {
        self.rates.get().unwrap_or_default()
    }

    fn shortest_round_trip(&self) -> Duration {
        Duration::from_secs_f64(self.round_trips.get().unwrap_or_default())
    }
}

/// The highest or lowest of the values of the last while.
struct Extreme {
    /// Values that can still become the extreme, the present one first.
    values: VecDeque<(Instant, f64)>,
    memory: Duration,
    beats: fn(f64, f64) -> bool,
}

impl Extreme {
    fn highest(memory: Duration) -> Self {
        Self { values: VecDeque::new(), memory, beats: |new, old| new >= old }
    }

    fn lowest(memory: Duration) -> Self {
        Self { values: VecDeque::new(), memory, beats: |new, old| new <= old }
    }

    fn add(&mut self, value: f64, now: Instant) {
        while self.values.back().is_some_and(|&(_, old)| (self.beats)(value, old)) {
            self.values.pop_back();
        }
        self.values.push_back((now, value));
        while self.values.len() > 1 && self.values.front().is_some_and(|&(at, _)| now - at > self.memory) {
            self.values.pop_front();
        }
    }

    fn get(&self) -> Option<f64> {
        self.values.front().map(|&(_, value)| value)
    }

    fn is_empty(&self) -> bool {
        self.values.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A link that carries `rate` bytes a second and takes `delay` each way; it never loses anything.
    struct Wire {
        rate: f64,
        delay: Duration,
        free_at: Instant,
        arriving: VecDeque<(Instant, u32)>,
    }

    impl Wire {
        fn carry(&mut self, sequence: u32, bytes: usize, now: Instant) {
            self.free_at = self.free_at.max(now) + Duration::from_secs_f64(bytes as f64 / self.rate);
            self.arriving.push_back((self.free_at + 2 * self.delay, sequence));
        }
    }

    /// Sends pictures of `bytes` as often as there is room, at most 60 a second. Answers the link, how many were sent in
    /// the last second, and the longest round trip in it.
    fn play(rate: f64, delay_ms: u64, bytes: usize, seconds: u64) -> (Link, Instant, usize, Duration) {
        let start = Instant::now();
        let mut link = Link::new(start);
        let delay = Duration::from_millis(delay_ms);
        let mut wire = Wire { rate, delay, free_at: start, arriving: VecDeque::new() };
        let (mut sent, mut longest, mut sent_at) = (0, Duration::ZERO, Vec::new());
        let mut now = start;
        for tick in 0..seconds * 1000 {
            now = start + Duration::from_millis(tick);
            let is_late = tick >= (seconds - 1) * 1000;
            while let Some(&(at, sequence)) = wire.arriving.front().filter(|(at, _)| *at <= now) {
                wire.arriving.pop_front();
                link.acknowledged(sequence, now);
                if is_late {
                    longest = longest.max(at - sent_at[sequence as usize]);
                }
            }
            if tick % 16 == 0 && link.has_room(now) {
                let sequence = u32::try_from(sent_at.len()).unwrap();
                sent_at.push(now);
                link.sent(sequence, bytes, now);
                wire.carry(sequence, bytes, now);
                sent += usize::from(is_late);
            }
        }
        (link, now, sent, longest)
    }

    #[test]
    fn a_slow_link_is_known_and_never_queued_up() {
        let (link, now, sent, longest) = play(250_000.0, 20, 8_000, 5);
        assert!(link.is_congested(now));
        assert!((200_000.0..=260_000.0).contains(&link.rate()), "{}", link.rate());
        assert!((20..=32).contains(&sent), "{sent}");
        assert!(longest < Duration::from_millis(150), "{longest:?}");
    }

    #[test]
    fn small_pictures_over_a_distant_link_are_not_held_back() {
        let (link, now, sent, _) = play(1e7, 25, 500, 5);
        assert!(!link.is_congested(now));
        assert!(sent >= 58, "{sent}");
    }

    #[test]
    fn large_pictures_over_a_fast_link_are_not_held_back() {
        let (link, now, sent, _) = play(2e7, 5, 60_000, 5);
        assert!(!link.is_congested(now));
        assert!(sent >= 58, "{sent}");
    }

    #[test]
    fn a_viewer_that_acknowledges_nothing_is_sent_little() {
        let now = Instant::now();
        let mut link = Link::new(now);
        let sent = (0..1000).take_while(|&sequence| {
            let room = link.has_room(now);
            link.sent(sequence, 10_000, now);
            room
        });
        assert_eq!(sent.count(), 2);
    }

    #[test]
    fn an_acknowledgement_of_something_else_changes_nothing() {
        let now = Instant::now();
        let mut link = Link::new(now);
        link.sent(1, 20_000, now);
        link.acknowledged(7, now);
        assert!(!link.has_room(now));
        link.acknowledged(1, now);
        assert!(link.has_room(now));
    }
}
