//! Numbers as they are measured, and as people read them.

use std::time::Duration;

/// A count as a number that can be divided.
#[expect(clippy::cast_precision_loss, reason = "nothing that is measured here comes near 2^52")]
pub(crate) fn float(count: u64) -> f64 {
    count as f64
}

/// A length as a number that can be divided.
pub(crate) fn length(count: usize) -> f64 {
    float(u64::try_from(count).unwrap_or(u64::MAX))
}

/// Milliseconds with their fractions.
pub(crate) fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}

/// Processor time spent within a time, in percent of one core.
pub(crate) fn percent_of_core(spent_ns: u64, within: Duration) -> f64 {
    if within.is_zero() { 0.0 } else { float(spent_ns) / 1e9 / within.as_secs_f64() * 100.0 }
}

/// Three digits that matter, and no more.
pub(crate) fn short(value: f64) -> String {
    match value.abs() {
        _ if !value.is_finite() => "–".to_owned(),
        size if value.fract() == 0.0 && size < 1e6 => format!("{value:.0}"),
        size if size >= 99.95 => format!("{value:.0}"),
        size if size >= 9.995 => format!("{value:.1}"),
        size if size < 0.0005 => "0".to_owned(),
        _ => format!("{value:.2}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case(0.0, "0")]
    #[case(0.0123, "0.01")]
    #[case(1.5, "1.50")]
    #[case(3.0, "3")]
    #[case(42.123, "42.1")]
    #[case(1234.5, "1234")]
    #[case(f64::NAN, "–")]
    fn numbers_are_short(#[case] value: f64, #[case] expected: &str) {
        assert_eq!(short(value), expected);
    }

    #[test]
    fn half_a_second_in_two_is_a_quarter_of_a_core() {
        assert!((percent_of_core(500_000_000, Duration::from_secs(2)) - 25.0).abs() < 1e-9);
    }
}
