//! The line of those who wait for a free place: fair between users, first come first served for each of them.
//!
//! Every request gets a turn number: one more than the turn that was served last, or than the user's own latest request
//! that waits. So a second request of one user stands behind the first ones of all others, and nobody is passed for ever
//! (self-clocked fair queueing, Golestani 1994, with one unit of work a request).

use std::collections::BTreeMap;

/// Those who wait. `Id` names a request, `User` who made it.
#[derive(Debug)]
pub struct Line<Id, User> {
    /// By turn, then by arrival.
    waiting: BTreeMap<(u64, u64), (Id, User)>,
    last_served: u64,
    arrivals: u64,
}

impl<Id, User> Default for Line<Id, User> {
    fn default() -> Self {
        Self { waiting: BTreeMap::new(), last_served: 0, arrivals: 0 }
    }
}

impl<Id: Copy + PartialEq, User: Copy + PartialEq> Line<Id, User> {
    /// Adds a request at the end of its turn.
    pub fn join(&mut self, id: Id, user: User) {
        let own = self.waiting.iter().filter(|(_, (_, other))| *other == user).map(|((turn, _), _)| *turn);
        let turn = own.max().unwrap_or(self.last_served).max(self.last_served) + 1;
        self.arrivals += 1;
        self.waiting.insert((turn, self.arrivals), (id, user));
    }

    /// Takes out whoever is next among those whose user may have a place now.
    pub fn serve(&mut self, may_have_a_place: impl Fn(User) -> bool) -> Option<Id> {
        let key = *self.waiting.iter().find(|(_, (_, user))| may_have_a_place(*user))?.0;
        self.last_served = self.last_served.max(key.0);
        self.waiting.remove(&key).map(|(id, _)| id)
    }

    /// Takes a request out that does not wait any longer; its user's later ones move up. Answers whether it did wait.
    pub fn leave(&mut self, id: Id) -> bool {
        let Some((mut free, user)) =
            self.waiting.iter().find(|(_, (other, _))| *other == id).map(|(key, (_, user))| (*key, *user))
        else {
            return false;
        };
        self.waiting.remove(&free);
        let behind = self.waiting.range(free..).filter(|(_, (_, other))| *other == user).map(|(key, _)| *key);
        for key in behind.collect::<Vec<_>>() {
            if let Some(moved) = self.waiting.remove(&key) {
                self.waiting.insert(free, moved);
                free = key;
            }
        }
        true
    }

    /// Every request in order: the first is next.
    pub fn ids(&self) -> impl Iterator<Item = Id> + '_ {
        self.waiting.values().map(|(id, _)| *id)
    }

    /// How many wait.
    #[must_use]
    pub fn len(&self) -> usize {
        self.waiting.len()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn line(requests: &[(u32, char)]) -> Line<u32, char> {
        let mut line = Line::default();
        for &(id, user) in requests {
            line.join(id, user);
        }
        line
    }

    #[test]
    fn a_second_request_stands_behind_the_first_ones_of_others() {
        let line = line(&[(1, 'a'), (2, 'a'), (3, 'a'), (4, 'b'), (5, 'c'), (6, 'b')]);
        assert_eq!(line.ids().collect::<Vec<_>>(), [1, 4, 5, 2, 6, 3]);
    }

    #[test]
    fn who_was_served_does_not_stand_before_those_who_came_in_the_meantime_for_ever() {
        let mut line = line(&[(1, 'a'), (2, 'a')]);
        assert_eq!(line.serve(|_| true), Some(1));
        // Newcomers come as fast as places: the second request of `a` has its turn all the same.
        line.join(10, 'b');
        line.join(11, 'c');
        let served: Vec<_> = (12..20)
            .map(|id| {
                line.join(id, char::from_u32(id + 100).unwrap());
                line.serve(|_| true).unwrap()
            })
            .collect();
        assert!(served.iter().take(3).any(|&id| id == 2), "{served:?}");
    }

    #[test]
    fn a_user_who_may_have_no_place_is_passed_and_keeps_standing() {
        let mut line = line(&[(1, 'a'), (2, 'b')]);
        assert_eq!(line.serve(|user| user != 'a'), Some(2));
        assert_eq!(line.serve(|user| user != 'a'), None);
        assert_eq!(line.serve(|_| true), Some(1));
    }

    #[test]
    fn the_later_requests_of_one_who_leaves_move_up() {
        let mut line = line(&[(1, 'a'), (2, 'a'), (3, 'a'), (4, 'b'), (5, 'b')]);
        assert!(line.leave(1));
        assert_eq!(line.ids().collect::<Vec<_>>(), [2, 4, 3, 5]);
        assert!(!line.leave(1));
    }

    const USERS: usize = 5;

    #[derive(Debug, Clone, Copy)]
    enum Step {
        Join(u8),
        Serve,
        Leave(usize),
    }

    fn steps() -> impl Strategy<Value = Vec<Step>> {
        let step = prop_oneof![
            3 => (0..USERS).prop_map(|user| Step::Join(u8::try_from(user).unwrap())),
            2 => Just(Step::Serve),
            1 => (0usize..20).prop_map(Step::Leave),
        ];
        proptest::collection::vec(step, 0..80)
    }

    proptest! {
        /// Nobody is lost or served twice, each user's requests keep their order, and whoever waits behind none of their
        /// own sees each other user served at most twice before; behind one of their own at most three times; and so on.
        #[test]
        fn the_line_is_complete_in_order_and_fair(steps in steps()) {
            let mut line = Line::default();
            let mut model: Vec<(u32, u8)> = Vec::new();
            // For each request that waits: how often each user may still be served before it.
            let mut allowed: BTreeMap<u32, [usize; USERS]> = BTreeMap::new();
            let mut next_id = 0;
            for step in steps {
                match step {
                    Step::Join(user) => {
                        let own = model.iter().filter(|&&(_, other)| other == user).count();
                        line.join(next_id, user);
                        model.push((next_id, user));
                        allowed.insert(next_id, [own + 2; USERS]);
                        next_id += 1;
                    }
                    Step::Leave(index) => {
                        if let Some(&(id, _)) = model.get(index) {
                            prop_assert!(line.leave(id));
                            prop_assert!(!line.leave(id));
                            model.remove(index);
                        }
                    }
                    Step::Serve => {
                        let served = line.serve(|_| true);
                        prop_assert_eq!(served.is_none(), model.is_empty());
                        let Some(id) = served else { continue };
                        let index = model.iter().position(|&(other, _)| other == id).unwrap();
                        let (_, user) = model.remove(index);
                        prop_assert!(!model.iter().any(|&(other, owner)| owner == user && other < id));
                        for (other, _) in model.iter().filter(|(_, owner)| *owner != user) {
                            let left = &mut allowed.get_mut(other).unwrap()[usize::from(user)];
                            prop_assert!(*left > 0, "{user} has passed {other} too often");
                            *left -= 1;
                        }
                    }
                }
                let mut ids: Vec<_> = line.ids().collect();
                prop_assert_eq!(ids.len(), line.len());
                ids.sort_unstable();
                prop_assert_eq!(ids, model.iter().map(|&(id, _)| id).collect::<Vec<_>>());
            }
        }
    }
}
