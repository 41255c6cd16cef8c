//! User ids for sandboxes: no two live sandboxes share one, so the kernel keeps them apart even if all else fails.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

/// How many sandboxes can be alive at once, whatever else is configured.
const RANGE: u32 = 2_000;

/// Lends user ids.
#[derive(Clone)]
pub struct Uids {
    base: u32,
    lent: Arc<Mutex<BTreeSet<u32>>>,
}

/// A user id that nobody else has until this is dropped.
pub struct UidLease {
    uid: u32,
    lent: Arc<Mutex<BTreeSet<u32>>>,
}

impl Uids {
    /// Lends ids from `base` up.
    #[must_use]
    pub fn new(base: u32) -> Self {
        Self { base, lent: Arc::default() }
    }

    /// The lowest free id, unless all are lent.
    #[must_use]
    pub fn lease(&self) -> Option<UidLease> {
        let mut lent = self.lent.lock().unwrap_or_else(PoisonError::into_inner);
        let uid = (self.base..self.base.saturating_add(RANGE)).find(|uid| !lent.contains(uid))?;
        lent.insert(uid);
        Some(UidLease { uid, lent: Arc::clone(&self.lent) })
    }
}

impl UidLease {
    /// The id.
    #[must_use]
    pub fn uid(&self) -> u32 {
        self.uid
    }
}

impl Drop for UidLease {
    fn drop(&mut self) {
        self.lent.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.uid);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_leases_share_an_id_and_a_returned_one_is_lent_again() {
        let uids = Uids::new(70_000);
        let first = uids.lease().unwrap();
        let second = uids.lease().unwrap();
        assert_eq!((first.uid(), second.uid()), (70_000, 70_001));
        drop(first);
        assert_eq!(uids.lease().unwrap().uid(), 70_000);
    }

    #[test]
    fn when_all_are_lent_there_is_none() {
        let uids = Uids::new(70_000);
        let leases: Vec<_> = (0..RANGE).map(|_| uids.lease().unwrap()).collect();
        assert!(uids.lease().is_none());
        drop(leases);
        assert!(uids.lease().is_some());
    }
}
