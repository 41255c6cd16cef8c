//! A time that the database can keep.

use chrono::{DateTime, Datelike as _, Utc};
use serde::{Deserialize, Serialize};

/// A time within the years that RFC 3339 can write with four digits; PostgreSQL refuses what is far outside of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "DateTime<Utc>", into = "DateTime<Utc>")]
pub struct Moment(DateTime<Utc>);

/// A time outside of those years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("must lie in the years 0 to 9999")]
pub struct OutOfCalendar;

impl TryFrom<DateTime<Utc>> for Moment {
    type Error = OutOfCalendar;

    fn try_from(time: DateTime<Utc>) -> Result<Self, OutOfCalendar> {
        if (0..=9999).contains(&time.year()) { Ok(Self(time)) } else { Err(OutOfCalendar) }
    }
}

impl From<Moment> for DateTime<Utc> {
    fn from(moment: Moment) -> Self {
        moment.0
    }
}

impl Moment {
    /// From the database, which keeps no other times here.
    #[must_use]
    pub const fn from_row(time: DateTime<Utc>) -> Self {
        Self(time)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("2026-11-20T12:00:00Z", true)]
    #[case("9999-12-31T23:59:59.999999Z", true)]
    #[case("-200000-01-01T00:00:00Z", false)]
    #[case("+200000-01-01T00:00:00Z", false)]
    fn only_times_within_the_calendar_are_read(#[case] text: &str, #[case] is_one: bool) {
        assert_eq!(serde_json::from_str::<Moment>(&format!("\"{text}\"")).is_ok(), is_one);
    }
}
