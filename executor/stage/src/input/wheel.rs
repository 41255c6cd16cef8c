//! Turns a wheel's fractions of notches into whole notches.

/// Most notches one event makes: a faster wheel than any hand's is a mistake.
const MAX_NOTCHES: f64 = 20.0;

/// One direction of a wheel: what has not made a whole notch yet.
#[derive(Debug, Default)]
pub(super) struct Wheel {
    rest: f64,
}

impl Wheel {
    /// Turns by `delta` notches; returns the whole notches made, negative for backwards.
    pub(super) fn turn(&mut self, delta: f64) -> i8 {
        if !delta.is_finite() {
            return 0;
        }
        // Turning back starts anew, or the first notch back would need nearly two.
        if delta * self.rest < 0.0 {
            self.rest = 0.0;
        }
        self.rest = (self.rest + delta).clamp(-MAX_NOTCHES, MAX_NOTCHES);
        let notches = self.rest.trunc();
        self.rest -= notches;
        #[expect(clippy::cast_possible_truncation, reason = "clamped to 20 either way")]
        let notches = notches as i8;
        notches
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case::whole(&[1.0, -2.0], &[1, -2])]
    #[case::fractions(&[0.4, 0.4, 0.4], &[0, 0, 1])]
    #[case::back(&[0.9, -0.5, -0.5], &[0, 0, -1])]
    #[case::bounded(&[1e300, f64::NAN, f64::INFINITY, 0.0], &[20, 0, 0, 0])]
    fn fractions_add_up(#[case] deltas: &[f64], #[case] notches: &[i8]) {
        let mut wheel = Wheel::default();
        assert_eq!(deltas.iter().map(|&delta| wheel.turn(delta)).collect::<Vec<_>>(), notches);
    }
}
