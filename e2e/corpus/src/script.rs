//! What the player does: always the same, so that two runs can be compared.

use std::time::Duration;

use shared::api::InputEvent;

/// Steps in which the player only looks.
const LOOKING_STEPS: usize = 10;
/// Time from one thing the player does to the next.
pub(crate) const STEP: Duration = Duration::from_millis(100);
/// Steps from one key to the next; it goes up again one step after it went down.
const KEY_STEPS: usize = 2;
/// Keys that games listen to, in turn. Escape, P and Q are not among them: they end or halt most programs.
const KEYS: [&str; 13] = [
    "ArrowRight",
    "ArrowUp",
    "Space",
    "KeyR",
    "ArrowLeft",
    "KeyC",
    "KeyV",
    "ArrowDown",
    "KeyD",
    "KeyW",
    "KeyA",
    "KeyS",
    "Enter",
];
/// The pointer's places in turn, in parts of the picture's width and height.
const PLACES: [(f64, f64); 6] = [(0.5, 0.5), (0.3, 0.4), (0.6, 0.3), (0.7, 0.7), (0.4, 0.6), (0.2, 0.2)];
/// Every so many steps the player clicks.
const CLICK_EVERY: usize = 4;
/// Every so many steps the player types.
const TEXT_EVERY: usize = 9;

/// The player at one game.
#[derive(Debug, Default)]
pub(crate) struct Player {
    step: usize,
}

impl Player {
    /// What the player does next in a picture of this size; nothing in the first second.
    pub(crate) fn next(&mut self, (width, height): (u32, u32)) -> Vec<InputEvent> {
        let step = self.step;
        self.step += 1;
        let Some(step) = step.checked_sub(LOOKING_STEPS) else {
            return Vec::new();
        };
        let mut events = Vec::new();
        let (x, y) = place(step);
        let (x, y) = (x * f64::from(width), y * f64::from(height));
        events.push(InputEvent::PointerMove { x, y });
        match step % CLICK_EVERY {
            0 => events.push(InputEvent::PointerDown { x, y, button: 0 }),
            1 => events.push(InputEvent::PointerUp { x, y, button: 0 }),
            _ => {}
        }
        match (key(step / KEY_STEPS), step % KEY_STEPS) {
            (code, 0) => events.push(InputEvent::KeyDown { code, key: None }),
            (code, 1) => events.push(InputEvent::KeyUp { code }),
            _ => {}
        }
        if step % TEXT_EVERY == TEXT_EVERY - 1 {
            events.push(InputEvent::Text { text: "hi".to_owned() });
        }
        events
    }
}

/// Halfway between two places, or at one.
fn place(step: usize) -> (f64, f64) {
    let at = |index: usize| PLACES.get(index % PLACES.len()).copied().unwrap_or_default();
    let ((x0, y0), (x1, y1)) = (at(step / 2), at(step.div_ceil(2)));
    (f64::midpoint(x0, x1), f64::midpoint(y0, y1))
}

fn key(index: usize) -> String {
    KEYS.get(index % KEYS.len()).copied().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn play(steps: usize) -> Vec<Vec<InputEvent>> {
        let mut player = Player::default();
        (0..steps).map(|_| player.next((200, 100))).collect()
    }

    #[test]
    fn at_first_the_player_looks() {
        let steps = play(LOOKING_STEPS + 1);
        assert!(steps[..LOOKING_STEPS].iter().all(Vec::is_empty));
        assert!(!steps[LOOKING_STEPS].is_empty());
    }

    #[test]
    fn the_pointer_stays_in_the_picture() {
        for event in play(200).into_iter().flatten() {
            if let InputEvent::PointerMove { x, y } = event {
                assert!((0.0..200.0).contains(&x) && (0.0..100.0).contains(&y), "{x} {y}");
            }
        }
    }

    #[test]
    fn every_key_that_goes_down_goes_up_before_the_next() {
        let mut held: Option<String> = None;
        let mut pressed = HashSet::new();
        for event in play(LOOKING_STEPS + KEYS.len() * KEY_STEPS).into_iter().flatten() {
            match event {
                InputEvent::KeyDown { code, .. } => {
                    assert_eq!(held.replace(code.clone()), None);
                    pressed.insert(code);
                }
                InputEvent::KeyUp { code } => assert_eq!(held.take(), Some(code)),
                _ => {}
            }
        }
        assert_eq!(pressed.len(), KEYS.len());
    }

    #[test]
    fn two_players_do_the_same() {
        assert_eq!(play(50), play(50));
    }
}
