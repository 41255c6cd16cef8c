//! What a row found, and whether that keeps its budget.

use serde::{Deserialize, Serialize};

use crate::number::short;

/// Less than this is as good as 0: what the kernel's own bookkeeping takes.
const NOTHING: f64 = 0.05;

/// One row of the budgets, measured.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Outcome {
    /// The figures that are judged or compared.
    pub(crate) figures: Vec<Figure>,
    /// What they were made from.
    pub(crate) details: Vec<Detail>,
    /// What a reader must know to believe them.
    pub(crate) notes: Vec<String>,
}

/// One figure beside its peer's.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Figure {
    pub(crate) what: String,
    pub(crate) unit: String,
    /// Not there when it could not be measured.
    pub(crate) ours: Option<f64>,
    pub(crate) peer: Option<Peer>,
    pub(crate) limit: Option<Limit>,
}

/// What the figure is compared with.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Peer {
    pub(crate) name: String,
    pub(crate) value: f64,
}

/// The budget.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Limit {
    AtMost(f64),
    AtLeast(f64),
    /// So many times the peer's figure at most.
    TimesPeer(f64),
}

/// Whether a figure keeps its budget.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    Kept,
    Missed,
    /// It could not be measured.
    Failed,
    /// It has no budget.
    Shown,
}

/// A table of details.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Detail {
    pub(crate) title: String,
    pub(crate) head: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
}

impl Figure {
    /// A figure without a peer or a budget.
    pub(crate) fn new(what: impl Into<String>, unit: &str, ours: f64) -> Self {
        Self {
            what: what.into(),
            unit: unit.to_owned(),
            ours: Some(ours).filter(|ours| ours.is_finite()),
            peer: None,
            limit: None,
        }
    }

    /// What it is compared with.
    pub(crate) fn beside(mut self, name: &str, value: f64) -> Self {
        self.peer = Some(Peer { name: name.to_owned(), value }).filter(|peer| peer.value.is_finite());
        self
    }

    /// Its budget.
    pub(crate) fn within(mut self, limit: Limit) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Ours by the peer's.
    pub(crate) fn ratio(&self) -> Option<f64> {
        let peer = self.peer.as_ref()?.value;
        Some(self.ours? / peer).filter(|ratio| ratio.is_finite())
    }

    /// Whether it keeps its budget.
    pub(crate) fn verdict(&self) -> Verdict {
        match (self.limit, self.used()) {
            (None, _) => Verdict::Shown,
            (Some(_), None) => Verdict::Failed,
            (Some(_), Some(used)) if used <= 1.0 => Verdict::Kept,
            _ => Verdict::Missed,
        }
    }

    /// The part of the budget that is used: above 1 it is missed.
    pub(crate) fn used(&self) -> Option<f64> {
        match self.limit? {
            Limit::AtMost(limit) if limit <= 0.0 => {
                self.ours.map(|ours| if ours < NOTHING { 0.0 } else { f64::INFINITY })
            }
            Limit::AtMost(limit) => self.ours.map(|ours| ours.max(0.0) / limit),
            Limit::AtLeast(limit) => self.ours.map(|ours| limit / ours),
            Limit::TimesPeer(times) => self.ratio().map(|ratio| ratio / times),
        }
    }

    /// The budget in words.
    pub(crate) fn limit_words(&self) -> String {
        match self.limit {
            None => String::new(),
            Some(Limit::AtMost(limit)) => format!("≤ {}", short(limit)),
            Some(Limit::AtLeast(limit)) => format!("≥ {}", short(limit)),
            Some(Limit::TimesPeer(times)) => format!("≤ {} × peer", short(times)),
        }
    }
}

impl Verdict {
    /// In one word.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Missed => "**missed**",
            Self::Failed => "**not measured**",
            Self::Shown => "",
        }
    }
}

impl Detail {
    /// A table with this head.
    pub(crate) fn new(title: &str, head: &[&str]) -> Self {
        Self { title: title.to_owned(), head: head.iter().map(|&cell| cell.to_owned()).collect(), rows: Vec::new() }
    }

    /// Adds a row: a name, and numbers.
    pub(crate) fn push(&mut self, name: impl Into<String>, values: &[f64]) {
        let mut row = vec![name.into()];
        row.extend(values.iter().map(|value| short(*value)));
        self.rows.push(row);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case(Some(Limit::AtMost(10.0)), 9.0, Verdict::Kept)]
    #[case(Some(Limit::AtMost(10.0)), 11.0, Verdict::Missed)]
    #[case(Some(Limit::AtMost(0.0)), 0.0, Verdict::Kept)]
    #[case(Some(Limit::AtMost(0.0)), 0.5, Verdict::Missed)]
    #[case(Some(Limit::AtLeast(25.0)), 25.0, Verdict::Kept)]
    #[case(Some(Limit::AtLeast(25.0)), 0.0, Verdict::Missed)]
    #[case(Some(Limit::TimesPeer(0.8)), 7.9, Verdict::Kept)]
    #[case(Some(Limit::TimesPeer(0.8)), 8.1, Verdict::Missed)]
    #[case(Some(Limit::AtMost(10.0)), f64::NAN, Verdict::Failed)]
    #[case(None, 3.0, Verdict::Shown)]
    fn budgets_are_judged(#[case] limit: Option<Limit>, #[case] ours: f64, #[case] expected: Verdict) {
        let figure = Figure { limit, ..Figure::new("x", "ms", ours).beside("peer", 10.0) };
        assert_eq!(figure.verdict(), expected);
    }

    #[test]
    fn without_its_peer_a_comparison_is_not_measured() {
        let figure = Figure::new("x", "ms", 1.0).beside("peer", f64::NAN).within(Limit::TimesPeer(1.0));
        assert_eq!(figure.verdict(), Verdict::Failed);
    }
}
