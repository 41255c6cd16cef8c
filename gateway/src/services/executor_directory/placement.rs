//! Decides on which executor a new session runs: a pure choice over what is known of each.

/// What counts about an executor when a session is to be placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Load {
    /// Whether it is there, well, and not about to stop.
    pub takes_new: bool,
    /// Sessions that it runs, with those that were just sent to it. One that it took during a look may count twice.
    pub used: u32,
    /// Sessions that it said it runs when it was last looked at.
    pub said: u32,
    /// Most sessions that it runs at once.
    pub places: u32,
    /// Sessions that wait there for a place.
    pub queued: u32,
}

impl Load {
    /// Places for which no session is known.
    #[must_use]
    pub const fn free(self) -> u32 {
        self.places.saturating_sub(self.used)
    }

    /// How many a new session would have to wait for.
    const fn waiting(self) -> u32 {
        self.queued.saturating_add(self.used.saturating_sub(self.places))
    }
}

/// The executor with the most free places, by its position; none when all are full or take nothing new. `random` decides
/// among equals, so that several gateways do not all choose the same.
#[must_use]
pub fn with_most_room(loads: &[Load], random: u64) -> Option<usize> {
    let most = loads.iter().filter(|load| load.takes_new).map(|load| load.free()).max().filter(|&free| free > 0)?;
    one_of(loads, random, |load| load.takes_new && load.free() == most)
}

/// The executor that itself said it had the most free places, by its position: where [`with_most_room`] finds none, one
/// may be left there all the same, for sessions that were just sent may count twice.
#[must_use]
pub fn with_most_room_by_its_word(loads: &[Load], random: u64) -> Option<usize> {
    let loads: Vec<_> = loads.iter().map(|load| Load { used: load.said, ..*load }).collect();
    with_most_room(&loads, random)
}

/// The executor at which the fewest wait, by its position; none when all take nothing new.
#[must_use]
pub fn with_shortest_queue(loads: &[Load], random: u64) -> Option<usize> {
    let shortest = loads.iter().filter(|load| load.takes_new).map(|load| load.waiting()).min()?;
    one_of(loads, random, |load| load.takes_new && load.waiting() == shortest)
}

fn one_of(loads: &[Load], random: u64, fits: impl Fn(&Load) -> bool) -> Option<usize> {
    let fitting: Vec<usize> =
        loads.iter().enumerate().filter(|(_, load)| fits(load)).map(|(position, _)| position).collect();
    let choice = random.checked_rem(u64::try_from(fitting.len()).ok()?)?;
    fitting.get(usize::try_from(choice).ok()?).copied()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn load() -> impl Strategy<Value = Load> {
        (any::<bool>(), 0..6_u32, 0..5_u32, 0..4_u32).prop_map(|(takes_new, used, places, queued)| Load {
            takes_new,
            used,
            said: used,
            places,
            queued,
        })
    }

    proptest! {
        #[test]
        fn nobody_else_has_more_room(loads in prop::collection::vec(load(), 0..8), random: u64) {
            let rooms = loads.iter().filter(|load| load.takes_new).map(|load| load.free());
            match with_most_room(&loads, random) {
                Some(chosen) => {
                    prop_assert!(loads[chosen].takes_new && loads[chosen].free() > 0);
                    prop_assert_eq!(Some(loads[chosen].free()), rooms.max());
                }
                None => prop_assert!(rooms.max().unwrap_or(0) == 0),
            }
        }

        #[test]
        fn nobody_else_has_a_shorter_queue(loads in prop::collection::vec(load(), 0..8), random: u64) {
            let queues = loads.iter().filter(|load| load.takes_new).map(|load| load.waiting());
            let chosen = with_shortest_queue(&loads, random).map(|chosen| loads[chosen]);
            prop_assert!(chosen.is_none_or(|chosen| chosen.takes_new));
            prop_assert_eq!(chosen.map(Load::waiting), queues.min());
        }

        /// However uneven they start, a burst leaves no executor with two free places more than one that got some.
        #[test]
        fn a_burst_spreads(mut loads in prop::collection::vec(load(), 1..8), burst in 0..30_u32, random: u64) {
            let before = loads.clone();
            for step in 0..burst {
                if let Some(chosen) = with_most_room(&loads, random.wrapping_add(step.into())) {
                    loads[chosen].used += 1;
                }
            }
            let room = loads.iter().filter(|load| load.takes_new).map(|load| load.free()).max().unwrap_or(0);
            for (load, before) in loads.iter().zip(before).filter(|(load, before)| load.used > before.used) {
                prop_assert!(load.free() + 1 >= room, "{load:?} was {before:?}, another has {room} free");
            }
        }

        #[test]
        fn a_burst_of_waiting_ones_spreads(mut loads in prop::collection::vec(load(), 1..8), burst in 0..30_u32, random: u64) {
            let before = loads.clone();
            for step in 0..burst {
                if let Some(chosen) = with_shortest_queue(&loads, random.wrapping_add(step.into())) {
                    loads[chosen].used += 1;
                }
            }
            let shortest = loads.iter().filter(|load| load.takes_new).map(|load| load.waiting()).min().unwrap_or(0);
            for (load, _) in loads.iter().zip(before).filter(|(load, before)| load.used > before.used) {
                prop_assert!(load.waiting() <= shortest + 1);
            }
        }
    }

    #[test]
    fn equals_are_chosen_alike_often() {
        let loads = [Load { takes_new: true, used: 1, said: 1, places: 4, queued: 0 }; 3];
        let chosen: Vec<_> = (0..6).filter_map(|random| with_most_room(&loads, random)).collect();
        assert_eq!(chosen, [0, 1, 2, 0, 1, 2]);
    }

    #[test]
    fn who_seems_full_only_because_of_what_was_just_sent_is_asked() {
        let really_full = Load { takes_new: true, used: 1, said: 1, places: 1, queued: 0 };
        let counted_twice = Load { takes_new: true, used: 3, said: 2, places: 3, queued: 0 };
        let loads = [really_full, counted_twice];
        assert_eq!(with_most_room(&loads, 0), None);
        assert!((0..4).all(|random| with_most_room_by_its_word(&loads, random) == Some(1)));
        assert_eq!(with_most_room_by_its_word(&[really_full], 0), None);
    }
}
