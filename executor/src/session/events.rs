//! What a session told its viewers, kept for those who come later or reconnect, up to a bound.

use std::collections::VecDeque;

use shared::api::GameEvent;

/// Text kept, in bytes. The oldest output goes first.
const MAX_TEXT_BYTES: usize = 256 * 1024;

/// The latest events of one session, numbered from 1.
#[derive(Debug, Default)]
pub struct EventLog {
    events: VecDeque<(u64, GameEvent)>,
    last: u64,
    text_bytes: usize,
}

impl EventLog {
    /// Adds an event.
    pub fn push(&mut self, event: GameEvent) {
        self.last += 1;
        self.text_bytes += text_bytes(&event);
        self.events.push_back((self.last, event));
        while self.text_bytes > MAX_TEXT_BYTES && self.events.len() > 1 {
            if let Some((_, oldest)) = self.events.pop_front() {
                self.text_bytes -= text_bytes(&oldest);
            }
        }
    }

    /// Everything after event number `seen` that is still kept, oldest first.
    #[must_use]
    pub fn since(&self, seen: u64) -> Vec<(u64, GameEvent)> {
        let start = self.events.partition_point(|(number, _)| *number <= seen);
        self.events.range(start..).cloned().collect()
    }
}

fn text_bytes(event: &GameEvent) -> usize {
    match event {
        GameEvent::Stdout { text, .. } => text.len() + 1,
        GameEvent::Problem { traceback, .. } => traceback.len() + 1,
        GameEvent::State { .. } | GameEvent::End { .. } => 1,
    }
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
    fn memory_is_bounded_and_the_latest_is_kept() {
        let mut log = EventLog::default();
        for _ in 0..100 {
            log.push(output(&"x".repeat(10_000)));
        }
        log.push(output("last"));
        let kept = log.since(0);
        assert!(kept.len() < 30);
        assert_eq!(kept.last(), Some(&(101, output("last"))));
    }
}
