//! Whether anybody pays attention to a session: when its game shall stand still, and when it is given up.

use std::time::Duration;

use tokio::time::Instant;

/// Who is there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Audience {
    /// Connected viewers.
    pub viewers: u32,
    /// Those of them that can see the picture.
    pub watching: u32,
    /// Those of them that want the game to stand still.
    pub holding: u32,
}

/// How long a game goes on without attention.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// With no viewer at all, until it is given up.
    pub alone: Duration,
    /// With nobody looking, until it stands still; none where games never do.
    pub unseen: Option<Duration>,
    /// With nobody looking, until it is given up although a hidden viewer is there.
    pub hidden: Duration,
}

/// What is known about who looks at a session.
#[derive(Debug)]
pub struct Attention {
    patience: Patience,
    alone_since: Option<Instant>,
    unseen_since: Option<Instant>,
    /// Since when nobody has either looked or played.
    unattended_since: Option<Instant>,
    /// Whether somebody wants it to stand still.
    is_held: bool,
}

impl Attention {
    /// Nobody has come yet.
    #[must_use]
    pub fn new(patience: Patience, now: Instant) -> Self {
        Self { patience, alone_since: Some(now), unseen_since: Some(now), unattended_since: Some(now), is_held: false }
    }

    /// Notes who is there from now on.
    pub fn audience(&mut self, audience: Audience, now: Instant) {
        let since = |there: u32, before: Option<Instant>| if there > 0 { None } else { before.or(Some(now)) };
        self.alone_since = since(audience.viewers, self.alone_since);
        self.unseen_since = since(audience.watching, self.unseen_since);
        self.unattended_since = since(audience.watching, self.unattended_since);
        self.is_held = audience.holding > 0;
    }

    /// Notes that somebody plays, seen or not.
    pub fn input(&mut self, now: Instant) {
        self.unattended_since = self.unattended_since.map(|_| now);
    }

    /// Whether the game shall stand still.
    #[must_use]
    pub fn wants_pause(&self, now: Instant) -> bool {
        self.is_held || self.pause_at().is_some_and(|at| at <= now)
    }

    /// When it shall stand still by itself, unless somebody looks or plays before.
    #[must_use]
    pub fn pause_at(&self) -> Option<Instant> {
        Some(self.unattended_since? + self.patience.unseen?)
    }

    /// When it is given up, unless somebody comes or looks before.
    #[must_use]
    pub fn given_up_at(&self) -> Option<Instant> {
        let alone = self.alone_since.map(|since| since + self.patience.alone);
        // A game that never stands still is as good as watched while a viewer is connected.
        let hidden =
            self.unseen_since.filter(|_| self.patience.unseen.is_some()).map(|since| since + self.patience.hidden);
        [alone, hidden].into_iter().flatten().min()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATIENCE: Patience = Patience {
        alone: Duration::from_mins(1),
        unseen: Some(Duration::from_secs(3)),
        hidden: Duration::from_mins(30),
    };
    const NOBODY: Audience = Audience { viewers: 0, watching: 0, holding: 0 };
    const HIDDEN: Audience = Audience { viewers: 2, watching: 0, holding: 0 };
    const WATCHED: Audience = Audience { viewers: 2, watching: 1, holding: 0 };
    const HELD: Audience = Audience { viewers: 2, watching: 2, holding: 1 };

    fn after(start: Instant, seconds: u64) -> Instant {
        start + Duration::from_secs(seconds)
    }

    #[test]
    fn a_game_that_nobody_comes_to_stands_still_and_is_given_up() {
        let start = Instant::now();
        let attention = Attention::new(PATIENCE, start);
        assert!(!attention.wants_pause(after(start, 2)) && attention.wants_pause(after(start, 3)));
        assert_eq!(attention.given_up_at(), Some(after(start, 60)));
    }

    #[test]
    fn a_watched_game_goes_on() {
        let start = Instant::now();
        let mut attention = Attention::new(PATIENCE, start);
        attention.audience(WATCHED, after(start, 50));
        assert_eq!((attention.pause_at(), attention.given_up_at()), (None, None));
    }

    #[test]
    fn a_hidden_game_is_kept_longer_than_one_alone() {
        let start = Instant::now();
        let mut attention = Attention::new(PATIENCE, start);
        attention.audience(WATCHED, start);
        attention.audience(HIDDEN, after(start, 10));
        assert_eq!(attention.pause_at(), Some(after(start, 13)));
        assert_eq!(attention.given_up_at(), Some(after(start, 1810)));
        attention.audience(NOBODY, after(start, 100));
        assert_eq!(attention.given_up_at(), Some(after(start, 160)));
        attention.audience(HIDDEN, after(start, 120));
        assert_eq!(attention.given_up_at(), Some(after(start, 1810)));
        attention.audience(WATCHED, after(start, 130));
        assert_eq!((attention.pause_at(), attention.given_up_at()), (None, None));
    }

    #[test]
    fn input_keeps_a_game_going_that_nobody_sees_but_does_not_keep_it_for_ever() {
        let start = Instant::now();
        let mut attention = Attention::new(PATIENCE, start);
        attention.input(after(start, 10));
        assert!(!attention.wants_pause(after(start, 12)) && attention.wants_pause(after(start, 13)));
        assert_eq!(attention.given_up_at(), Some(after(start, 60)));
    }

    #[rstest::rstest]
    #[case(PATIENCE)]
    #[case(Patience { unseen: None, ..PATIENCE })]
    fn a_game_that_is_held_stands_still_at_once_until_it_is_let_go(#[case] patience: Patience) {
        let start = Instant::now();
        let mut attention = Attention::new(patience, start);
        attention.audience(HELD, start);
        attention.input(start);
        assert!(attention.wants_pause(start));
        assert_eq!(attention.given_up_at(), None);
        attention.audience(WATCHED, start);
        assert!(!attention.wants_pause(start));
    }

    #[test]
    fn where_games_never_stand_still_a_hidden_viewer_keeps_them() {
        let start = Instant::now();
        let mut attention = Attention::new(Patience { unseen: None, ..PATIENCE }, start);
        assert!(!attention.wants_pause(after(start, 1_000_000)));
        attention.audience(HIDDEN, start);
        assert_eq!(attention.given_up_at(), None);
    }
}
