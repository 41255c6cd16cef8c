//! The sound of a session: from what its stage plays to packets that every listener is handed.
//!
//! It is encoded once for all listeners, and only while there is one.

mod encode;
mod resample;
mod samples;

use bytes::Bytes;
use tokio::sync::broadcast;

pub use self::encode::{SoundEncoder, SoundError};

/// Packets that wait for a listener that is slow, 320 ms. What is older it will never hear: it would be late.
const WAITING_PACKETS: usize = 32;

/// Hands packets to listeners.
#[derive(Debug)]
pub struct SoundFeed {
    packets: broadcast::Sender<Bytes>,
}

impl Default for SoundFeed {
    fn default() -> Self {
        Self { packets: broadcast::Sender::new(WAITING_PACKETS) }
    }
}

impl SoundFeed {
    /// Begins to listen.
    #[must_use]
    pub fn listen(&self) -> Listener {
        Listener { packets: self.packets.subscribe() }
    }

    /// Whether anybody listens.
    #[must_use]
    pub fn has_listeners(&self) -> bool {
        self.packets.receiver_count() > 0
    }

    /// Hands out a packet.
    pub fn send(&self, packet: Bytes) {
        // Nobody listens any more: the packet is nobody's.
        let _ = self.packets.send(packet);
    }
}

/// One who listens.
#[derive(Debug)]
pub struct Listener {
    packets: broadcast::Receiver<Bytes>,
}

impl Listener {
    /// The next packet. One who is too slow skips some. Never returns after the session is gone.
    pub async fn next(&mut self) -> Bytes {
        loop {
            match self.packets.recv().await {
                Ok(packet) => return packet,
                Err(broadcast::error::RecvError::Lagged(_)) => {}
                Err(broadcast::error::RecvError::Closed) => std::future::pending().await,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_slow_listener_skips_and_holds_up_nobody() {
        let feed = SoundFeed::default();
        assert!(!feed.has_listeners());
        let mut slow = feed.listen();
        assert!(feed.has_listeners());
        for number in 0..100u8 {
            feed.send(Bytes::from(vec![number]));
        }
        let next = slow.next().await;
        assert_eq!(usize::from(next[0]), 100 - WAITING_PACKETS);
    }
}
