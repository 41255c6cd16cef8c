//! What the player did and the display has not been given yet: text is typed at a pace that programs can follow.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use shared::api::{InputEvent, InputRequest};
use shared::limits::{MAX_INPUT_EVENTS, MAX_INPUT_TEXT_CHARS};

/// From one typed character to the next. SDL takes the same key within 2 ms for a key repeat, pygame keeps the text of 15
/// keys between two looks at its events, and a spare key must keep its character until the program has looked.
const TYPING_INTERVAL: Duration = Duration::from_millis(4);
/// Most actions that wait; what the player does beyond that is lost.
const MAX_WAITING: usize = 4096;

/// One thing to inject.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Action {
    /// An event other than text.
    Event(InputEvent),
    /// One character of a text.
    Type(char),
}

/// Actions in the player's order.
pub(super) struct Queue {
    waiting: VecDeque<Action>,
    next_character: Instant,
}

impl Queue {
    /// An empty queue.
    pub(super) fn new(now: Instant) -> Self {
        Self { waiting: VecDeque::new(), next_character: now }
    }

    /// Adds a message's events; at most as many as one may hold.
    pub(super) fn extend(&mut self, input: InputRequest) {
        for event in input.events.into_iter().take(MAX_INPUT_EVENTS) {
            if let InputEvent::Text { text } = event {
                let room = MAX_WAITING.saturating_sub(self.waiting.len());
                self.waiting.extend(text.chars().take(MAX_INPUT_TEXT_CHARS.min(room)).map(Action::Type));
            } else if self.waiting.len() < MAX_WAITING {
                self.waiting.push_back(Action::Event(event));
            }
        }
    }

    /// The next action whose time has come.
    pub(super) fn next(&mut self, now: Instant) -> Option<Action> {
        if self.wait(now)? > Duration::ZERO {
            return None;
        }
        let action = self.waiting.pop_front()?;
        if matches!(action, Action::Type(_)) {
            self.next_character = now + TYPING_INTERVAL;
        }
        Some(action)
    }

    /// How long until the next action; none when nothing waits.
    pub(super) fn wait(&self, now: Instant) -> Option<Duration> {
        self.waiting.front().map(|action| match action {
            Action::Event(_) => Duration::ZERO,
            Action::Type(_) => self.next_character.saturating_duration_since(now),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> InputEvent {
        InputEvent::Text { text: text.into() }
    }

    #[test]
    fn characters_are_spaced_and_nothing_overtakes_them() {
        let start = Instant::now();
        let mut queue = Queue::new(start);
        queue.extend(InputRequest { events: vec![InputEvent::Blur, text("ab"), InputEvent::Blur] });
        let blur = Some(Action::Event(InputEvent::Blur));
        assert_eq!(queue.next(start), blur);
        assert_eq!(queue.next(start), Some(Action::Type('a')));
        assert_eq!(queue.next(start), None);
        assert_eq!(queue.wait(start), Some(TYPING_INTERVAL));
        assert_eq!(queue.next(start + TYPING_INTERVAL), Some(Action::Type('b')));
        assert_eq!(queue.next(start + TYPING_INTERVAL), blur);
        assert_eq!(queue.wait(start), None);
    }

    #[test]
    fn messages_and_texts_are_cut_off_and_the_queue_is_bounded() {
        let start = Instant::now();
        let mut queue = Queue::new(start);
        queue.extend(InputRequest { events: vec![text(&"x".repeat(MAX_INPUT_TEXT_CHARS + 1))] });
        assert_eq!(queue.waiting.len(), MAX_INPUT_TEXT_CHARS);
        queue.extend(InputRequest { events: vec![InputEvent::Blur; MAX_INPUT_EVENTS + 1] });
        assert_eq!(queue.waiting.len(), MAX_INPUT_TEXT_CHARS + MAX_INPUT_EVENTS);
        for _ in 0..100 {
            queue.extend(InputRequest { events: vec![text(&"x".repeat(MAX_INPUT_TEXT_CHARS)), InputEvent::Blur] });
        }
        assert_eq!(queue.waiting.len(), MAX_WAITING);
    }
}
