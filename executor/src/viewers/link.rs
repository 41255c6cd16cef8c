//! What is known of the link to one viewer, from what was sent and when it was acknowledged.
//!
//! How fast it delivers and how long a round trip takes are estimated as BBR does (draft-ietf-ccwg-bbr). Where pictures
//! begin to queue, a rate is set below which they do not, and raised again little by little, as delay-based congestion
//! control for conversations does (RFC 8298): a picture must never wait behind older ones for long.

use std::collections::VecDeque;
use std::time::Duration;

use tokio::time::Instant;

/// Most packets on their way: enough to fill a link of 130 ms at 60 pictures a second.
const MOST_IN_FLIGHT: usize = 8;
/// What may always be on its way, in bytes: as long as nothing is known, and on links that carry only small pictures.
const LEAST_WINDOW: f64 = 16.0 * 1024.0;
/// How much longer than the shortest round trip a congested link may be kept busy.
const CONGESTED_QUEUE: Duration = Duration::from_millis(20);
/// A packet that took this much longer than the shortest round trip waited in a queue.
const LATE: Duration = Duration::from_millis(40);
/// Bytes on their way below which a late answer says nothing about the link, but that the other side was busy.
const CONGESTING_BYTES: usize = 8 * 1024;
/// What is left of the rate that was delivered when packets begin to queue.
const DECREASE: f64 = 0.85;
/// How fast the rate rises again, as a part of it a second; and where nothing queues at all.
const INCREASE: f64 = 0.5;
const FAST_INCREASE: f64 = 1.5;
/// Below this delay nothing queues.
const PROMPT: Duration = Duration::from_millis(15);
/// Longest time between two acknowledgements that counts for the increase, in seconds.
const LONGEST_STEP: f64 = 0.1;
/// Bytes a second from which on a link is not called congested any more.
const GOOD_RATE: f64 = 2_000_000.0;
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
    /// Bytes a second at which nothing queues, while the link is congested.
    limit: Option<f64>,
    limited_at: Instant,
}

struct Sent {
    sequence: u32,
    bytes: usize,
    /// Bytes on their way when it was sent, with its own.
    burden: usize,
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
            limit: None,
            limited_at: now,
        }
    }

    /// Takes note of a packet on its way.
    pub(super) fn sent(&mut self, sequence: u32, bytes: usize, now: Instant) {
        if self.in_flight.is_empty() {
            // The time in which nothing was sent says nothing about the link.
            self.delivered_at = now;
        }
        self.bytes_in_flight += bytes;
        let (burden, delivered, delivered_at) = (self.bytes_in_flight, self.delivered, self.delivered_at);
        self.in_flight.push_back(Sent { sequence, bytes, burden, at: now, delivered, delivered_at });
    }

    /// Takes note of an acknowledgement, which stands for everything sent before, too. One of a packet that is not on its
    /// way changes nothing.
    pub(super) fn acknowledged(&mut self, sequence: u32, now: Instant) {
        let Some(place) = self.in_flight.iter().position(|sent| sent.sequence == sequence) else { return };
        let mut last = None;
        for sent in self.in_flight.drain(..=place) {
            self.bytes_in_flight -= sent.bytes;
            self.delivered += sent.bytes as u64;
            last = Some(sent);
        }
        let Some(last) = last else { return };
        let since_last = now - self.delivered_at;
        self.delivered_at = now;
        let round_trip = now - last.at;
        let elapsed = (now - last.delivered_at).max(round_trip).as_secs_f64().max(1e-4);
        #[expect(clippy::cast_precision_loss, reason = "an estimate")]
        let rate = (self.delivered - last.delivered) as f64 / elapsed;
        self.rates.add(rate, now);
        self.round_trips.add(round_trip.as_secs_f64(), now);
        let delay = round_trip.saturating_sub(self.shortest_round_trip());
        if last.burden >= CONGESTING_BYTES && delay > LATE {
            self.slow_down(rate, now);
        } else if let Some(limit) = self.limit {
            let increase = if delay < PROMPT { FAST_INCREASE } else { INCREASE };
            let raised = limit * (1.0 + increase * since_last.as_secs_f64().min(LONGEST_STEP));
            self.limit = Some(raised).filter(|raised| *raised < GOOD_RATE);
        }
    }

    /// Lowers the limit, at most once a round trip: what is on its way already was sent before anything was known.
    fn slow_down(&mut self, rate: f64, now: Instant) {
        if self.limit.is_none() || now - self.limited_at > self.shortest_round_trip() + LATE {
            self.limit = Some(self.limit.map_or(rate, |limit| limit.min(rate)) * DECREASE);
            self.limited_at = now;
        }
    }

    /// Whether another picture may be sent.
    pub(super) fn has_room(&self) -> bool {
        #[expect(clippy::cast_precision_loss, reason = "an estimate")]
        let waiting = self.bytes_in_flight as f64;
        let shortest = self.shortest_round_trip();
        let window = match self.limit {
            Some(limit) => limit * (shortest + CONGESTED_QUEUE).as_secs_f64(),
            // Twice what the link is known to carry, to find out whether it carries more.
            None => 2.0 * self.rates.get().unwrap_or_default() * shortest.as_secs_f64(),
        };
        self.in_flight.len() < MOST_IN_FLIGHT && waiting < window.max(LEAST_WINDOW)
    }

    /// Bytes a second that the link carries without a queue; none while it is not known to carry less than is wanted.
    pub(super) fn limit(&self) -> Option<f64> {
        self.limit
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
}

#[cfg(test)]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "small whole numbers"
)]
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

    /// Sends pictures of so many bytes, which may depend on the limit, as often as there is room, at most 60 a second.
    /// Answers the link, how many were sent in the last second, and the longest round trip in it.
    fn play(rate: f64, delay_ms: u64, bytes: impl Fn(Option<f64>) -> usize, seconds: u64) -> (Link, usize, Duration) {
        let start = Instant::now();
        let mut link = Link::new(start);
        let delay = Duration::from_millis(delay_ms);
        let mut wire = Wire { rate, delay, free_at: start, arriving: VecDeque::new() };
        let (mut sent, mut longest, mut sent_at) = (0, Duration::ZERO, Vec::new());
        for tick in 0..seconds * 1000 {
            let now = start + Duration::from_millis(tick);
            let is_late = tick >= (seconds - 1) * 1000;
            while let Some(&(at, sequence)) = wire.arriving.front().filter(|(at, _)| *at <= now) {
                wire.arriving.pop_front();
                link.acknowledged(sequence, now);
                if is_late {
                    longest = longest.max(at - sent_at[sequence as usize]);
                }
            }
            if tick % 16 == 0 && link.has_room() {
                let sequence = u32::try_from(sent_at.len()).unwrap();
                sent_at.push(now);
                let bytes = bytes(link.limit());
                link.sent(sequence, bytes, now);
                wire.carry(sequence, bytes, now);
                sent += usize::from(is_late);
            }
        }
        (link, sent, longest)
    }

    #[test]
    fn a_slow_link_is_known_and_never_queued_up() {
        let (link, sent, longest) =
            play(250_000.0, 20, |limit| limit.map_or(30_000, |limit| (limit / 30.0) as usize), 8);
        assert!((120_000.0..=400_000.0).contains(&link.limit().unwrap()), "{:?}", link.limit());
        assert!((24..=63).contains(&sent), "{sent}");
        assert!(longest < Duration::from_millis(200), "{longest:?}");
    }

    #[test]
    fn small_pictures_over_a_distant_link_are_not_held_back() {
        let (link, sent, _) = play(1e7, 50, |_| 500, 5);
        assert_eq!(link.limit(), None);
        assert!(sent >= 58, "{sent}");
    }

    #[test]
    fn large_pictures_over_a_fast_link_are_not_held_back() {
        let (link, sent, _) = play(2e7, 5, |_| 60_000, 5);
        assert_eq!(link.limit(), None);
        assert!(sent >= 58, "{sent}");
    }

    #[test]
    fn a_viewer_that_acknowledges_nothing_is_sent_little() {
        let now = Instant::now();
        let mut link = Link::new(now);
        let sent = (0..1000).take_while(|&sequence| {
            let room = link.has_room();
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
        assert!(!link.has_room());
        link.acknowledged(1, now);
        assert!(link.has_room());
    }
}
