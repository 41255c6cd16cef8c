//! Brings two changes of one text together, line by line (S. Khanna et al., "A Formal Investigation of Diff3", 2007).
//!
//! Unlike diff3, changes of neighbouring lines do not get into each other's way: the constants of a game stand line by line.

use std::ops::Range;
use std::time::{Duration, Instant};

use similar::{Algorithm, DiffTag, capture_diff_slices_deadline};

/// Longest that looking for the shortest way from one text to the other may take; then a longer one is taken.
const PATIENCE: Duration = Duration::from_millis(250);

/// Two changes of a text, brought together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The text with both. Where both changed the same lines it has `theirs`.
    pub text: String,
    /// Lines of `mine`, counted from 1, at which both changed the same.
    pub conflicts: Vec<usize>,
}

/// Lines of the base, and what one side made of them.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Hunk {
    base: Range<usize>,
    side: Range<usize>,
    is_mine: bool,
}

/// Changes that touch the same lines of the base, from either side.
struct Group {
    base: Range<usize>,
    hunks: Vec<Hunk>,
}

/// What `mine` and `theirs` both made of `base`. Blocks for as long as comparing takes.
#[must_use]
pub fn merge(base: &str, mine: &str, theirs: &str) -> Merged {
    let (base, mine, theirs) = (lines(base), lines(mine), lines(theirs));
    let deadline = Instant::now() + PATIENCE;
    let mut hunks = hunks(&base, &mine, true, deadline);
    hunks.extend(self::hunks(&base, &theirs, false, deadline));
    hunks.sort_by_key(|hunk| (hunk.base.start, hunk.base.end));
    let mut merged = Merged { text: String::new(), conflicts: Vec::new() };
    let mut done = 0;
    for group in groups(hunks) {
        merged.add(base.get(done..group.base.start));
        done = group.base.end;
        let (of_mine, of_theirs) = (group.side(true), group.side(false));
        match (&of_mine, &of_theirs) {
            (Some(range), None) => merged.add(mine.get(range.clone())),
            (Some(range), Some(other)) if mine.get(range.clone()) != theirs.get(other.clone()) => {
                merged.conflicts.push(range.start + 1);
                merged.add(theirs.get(other.clone()));
            }
            (_, Some(range)) => merged.add(theirs.get(range.clone())),
            (None, None) => {}
        }
    }
    merged.add(base.get(done..));
    merged
}

impl Merged {
    fn add(&mut self, lines: Option<&[&str]>) {
        for line in lines.unwrap_or_default() {
            // The last line of a text may have no end, and may not be the last any more.
            if !self.text.is_empty() && !self.text.ends_with('\n') {
                self.text.push('\n');
            }
            self.text.push_str(line);
        }
    }
}

impl Group {
    /// What one side made of the group's lines; none where it changed nothing there.
    fn side(&self, is_mine: bool) -> Option<Range<usize>> {
        let mut own = self.hunks.iter().filter(|hunk| hunk.is_mine == is_mine);
        let first = own.next()?;
        let last = own.next_back().unwrap_or(first);
        let start = first.side.start - (first.base.start - self.base.start);
        let end = last.side.end + (self.base.end - last.base.end);
        Some(start..end)
    }

    fn takes(&self, next: &Hunk) -> bool {
        let both_insert_here = self.base.is_empty() && next.base == self.base;
        next.base.start < self.base.end || both_insert_here
    }
}

fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

fn hunks(base: &[&str], side: &[&str], is_mine: bool, deadline: Instant) -> Vec<Hunk> {
    capture_diff_slices_deadline(Algorithm::Patience, base, side, Some(deadline))
        .into_iter()
        .filter(|change| change.tag() != DiffTag::Equal)
        .map(|change| Hunk { base: change.old_range(), side: change.new_range(), is_mine })
        .flat_map(|hunk| split(hunk, base, side))
        .collect()
}

/// Constants below each other that got new values are changed one by one.
fn split(hunk: Hunk, base: &[&str], side: &[&str]) -> Vec<Hunk> {
    let pairs = || hunk.base.clone().zip(hunk.side.clone());
    let same_constant = |(old, new): (usize, usize)| {
        let name = |lines: &[&str], index: usize| lines.get(index).and_then(|line| constant(line)).map(str::to_owned);
        name(base, old).is_some_and(|old| name(side, new) == Some(old))
    };
    if hunk.base.len() != hunk.side.len() || !pairs().all(same_constant) {
        return vec![hunk];
    }
    pairs().map(|(old, new)| Hunk { base: old..old + 1, side: new..new + 1, is_mine: hunk.is_mine }).collect()
}

/// What a line such as `SPEED = 5` gives a value.
fn constant(line: &str) -> Option<&str> {
    let (name, _) = line.split_once(" = ")?;
    let fits = |letter: char| letter.is_ascii_uppercase() || letter.is_ascii_digit() || letter == '_';
    (!name.is_empty() && name.chars().all(fits)).then_some(name)
}

fn groups(hunks: Vec<Hunk>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for hunk in hunks {
        match groups.last_mut() {
            Some(group) if group.takes(&hunk) => {
                group.base.end = group.base.end.max(hunk.base.end);
                group.hunks.push(hunk);
            }
            _ => groups.push(Group { base: hunk.base.clone(), hunks: vec![hunk] }),
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    fn merged(base: &str, mine: &str, theirs: &str) -> (String, Vec<usize>) {
        let line_by_line = |text: &str| text.split(' ').fold(String::new(), |all, line| all + line + "\n");
        let Merged { text, conflicts } = merge(&line_by_line(base), &line_by_line(mine), &line_by_line(theirs));
        (text.trim_end().replace('\n', " "), conflicts)
    }

    #[rstest]
    #[case::theirs("a b c", "a b c", "a x c", "a x c")]
    #[case::mine("a b c", "a b y", "a b c", "a b y")]
    #[case::apart("a b c d", "A b c d", "a b c D", "A b c D")]
    #[case::neighbours("a b c", "A b c", "a B c", "A B c")]
    #[case::the_same("a b c", "a x c", "a x c", "a x c")]
    #[case::inserted_before_a_change("a b c", "a x b c", "a B c", "a x B c")]
    #[case::inserted_after_a_change("a b c", "a B c", "a b x c", "a B x c")]
    #[case::gone("a b c d", "a c d", "a b c D", "a c D")]
    fn changes_apart_are_both_made(#[case] base: &str, #[case] mine: &str, #[case] theirs: &str, #[case] all: &str) {
        assert_eq!(merged(base, mine, theirs), (all.to_owned(), vec![]));
    }

    #[rstest]
    #[case::one_line("a b c", "a m c", "a t c", "a t c", 2)]
    #[case::both_insert("a b", "a m b", "a t b", "a t b", 2)]
    #[case::changed_and_gone("a b c", "a c", "a t c", "a t c", 2)]
    #[case::lines_moved_down("a b c", "x y a m c", "a t c", "x y a t c", 4)]
    #[case::half_of_it("a b c d", "a m m d", "a b t t", "a b t t", 2)]
    fn changes_of_the_same_are_named(
        #[case] base: &str,
        #[case] mine: &str,
        #[case] theirs: &str,
        #[case] all: &str,
        #[case] line: usize,
    ) {
        let (text, conflicts) = merged(base, mine, theirs);
        assert_eq!((text.as_str(), conflicts), (all, vec![line]));
    }

    #[test]
    fn of_constants_below_each_other_only_those_that_both_changed_are_in_the_way() {
        let base = "SPEED = 3\nLIVES = 3\nJUMP = 9\n";
        let mine = "SPEED = 3\nLIVES = 5\nJUMP = 12\n";
        let theirs = "SPEED = 6\nLIVES = 1\nJUMP = 9\n";
        let Merged { text, conflicts } = merge(base, mine, theirs);
        assert_eq!((text.as_str(), conflicts), ("SPEED = 6\nLIVES = 1\nJUMP = 12\n", vec![2]));
    }

    #[test]
    fn a_last_line_without_an_end_gets_one_when_something_follows() {
        assert_eq!(merge("a\n", "a\nb", "a\n").text, "a\nb");
        assert_eq!(merge("a", "b", "a\nc\n").text, "a\nc\n");
        assert_eq!(merge("", "", "x").text, "x");
    }

    fn text() -> impl Strategy<Value = String> {
        proptest::collection::vec("[a-d]", 0..12).prop_map(|lines| lines.join("\n") + "\n")
    }

    proptest! {
        #[test]
        fn a_side_that_changed_nothing_changes_nothing(base in text(), other in text()) {
            prop_assert_eq!(merge(&base, &other, &base), Merged { text: other.clone(), conflicts: vec![] });
            prop_assert_eq!(merge(&base, &base, &other), Merged { text: other.clone(), conflicts: vec![] });
            prop_assert_eq!(merge(&base, &other, &other), Merged { text: other, conflicts: vec![] });
        }

        #[test]
        fn any_three_texts_can_be_merged(base in text(), mine in text(), theirs in text()) {
            let there = merge(&base, &mine, &theirs);
            let back = merge(&base, &theirs, &mine);
            prop_assert_eq!(there.conflicts.len(), back.conflicts.len());
            if there.conflicts.is_empty() {
                prop_assert_eq!(there.text, back.text);
            }
        }
    }
}
