//! What a session told its viewers, kept for those who come later or reconnect, up to a bound.

use std::collections::VecDeque;

use shared::api::GameEvent;

/// Memory kept, in bytes. The oldest output goes first.
const MAX_BYTES: usize = 512 * 1024;
/// What an event takes beside its texts, about.
const EVENT_BYTES: usize = 128;

/// The latest events of one session, numbered from 1.
#[derive(Debug, Default)]
pub struct EventLog {
    events: VecDeque<(u64, GameEvent)>,
    last: u64,
    bytes: usize,
}

impl EventLog {
    /// Adds an event.
    pub fn push(&mut self, event: GameEvent) {
        self.last += 1;
        self.bytes += size_bytes(&event);
        self.events.push_back((self.last, event));
        while self.bytes > MAX_BYTES && self.events.len() > 1 {
            if let Some((_, oldest)) = self.events.pop_front() {
                self.bytes -= size_bytes(&oldest);
            }
        }
    }

    /// The number of the latest event that is not the end; 0 when there is none.
    #[must_use]
    pub fn last_before_end(&self) -> u64 {
        let ended = matches!(self.events.back(), Some((_, GameEvent::End { .. })));
        self.last.saturating_sub(u64::from(ended))
    }

    /// Everything after event number `seen` that is still kept, oldest first.
    #[must_use]
    pub fn since(&self, seen: u64) -> Vec<(u64, GameEvent)> {
        let start = self.events.partition_point(|(number, _)| *number <= seen);
        self.events.range(start..).cloned().collect()
    }
}

fn size_bytes(event: &GameEvent) -> usize {
    let texts = match event {
        GameEvent::Stdout { text, .. } => text.len(),
        GameEvent::Problem { path, kind, message, traceback, .. } => {
            path.len() + kind.len() + message.len() + traceback.len()
        }
        GameEvent::State { .. } | GameEvent::Pointer { .. } | GameEvent::End { .. } => 0,
    };
    EVENT_BYTES + texts
}

#[cfg(test)]
mod tests {
    use shared::api::OutputChannel;

    use super::*;

    fn output(text: &str) -> GameEvent {
        GameEvent::Stdout { text: text.into(), channel: OutputChannel::Stdout }
    }

    #[test]
    fn a_viewer_gets_what_it_has_not_seen() {
        let mut log = EventLog::default();
        log.push(output("a"));
        log.push(output("b"));
        assert_eq!(log.since(0).len(), 2);
        assert_eq!(log.since(1), vec![(2, output("b"))]);
        assert!(log.since(2).is_empty());
        assert!(log.since(99).is_empty());
    }

    #[test]
    fn the_end_is_never_among_what_a_viewer_can_claim_to_know() {
        let mut log = EventLog::default();
        assert_eq!(log.last_before_end(), 0);
        log.push(output("a"));
        assert_eq!(log.last_before_end(), 1);
        log.push(GameEvent::End { reason: shared::api::EndReason::Finished, exit_code: Some(0) });
        assert_eq!(log.last_before_end(), 1);
    }

    #[test]
    fn memory_is_bounded_and_the_latest_is_kept() {
        let mut log = EventLog::default();
        for _ in 0..100 {
            log.push(output(&"x".repeat(10_000)));
        }
        log.push(output("last"));
        let kept = log.since(0);
        assert!(kept.len() < 60);
        assert_eq!(kept.last(), Some(&(101, output("last"))));
    }
}
