//! Medians, percentiles and means of what was measured.

use crate::number::length;

/// The middle value, or the mean of the two in the middle; not a number when there is none.
pub(crate) fn median(values: &[f64]) -> f64 {
    let sorted = sorted(values);
    let middle = sorted.len() / 2;
    match (sorted.get(middle.wrapping_sub(1)), sorted.get(middle)) {
        (Some(low), Some(high)) if sorted.len().is_multiple_of(2) => f64::midpoint(*low, *high),
        (_, Some(middle)) => *middle,
        _ => f64::NAN,
    }
}

/// The smallest value that at least `percent` percent do not exceed (nearest rank); not a number when there is none.
pub(crate) fn percentile(values: &[f64], percent: usize) -> f64 {
    let sorted = sorted(values);
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted.get(rank - 1).copied().unwrap_or(f64::NAN)
}

/// The mean of ratios: the root of their product. Values that are not above 0 have none and are left out.
pub(crate) fn geometric_mean(values: &[f64]) -> f64 {
    let logarithms: Vec<f64> =
        values.iter().copied().filter(|value| *value > 0.0 && value.is_finite()).map(f64::ln).collect();
    if logarithms.is_empty() { f64::NAN } else { (logarithms.iter().sum::<f64>() / length(logarithms.len())).exp() }
}

/// The smallest value; not a number when there is none.
pub(crate) fn smallest(values: &[f64]) -> f64 {
    sorted(values).first().copied().unwrap_or(f64::NAN)
}

/// In order, without what is not a number.
fn sorted(values: &[f64]) -> Vec<f64> {
    let mut sorted: Vec<f64> = values.iter().copied().filter(|value| !value.is_nan()).collect();
    sorted.sort_by(f64::total_cmp);
    sorted
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_median_stands_in_the_middle() {
        assert!((median(&[3.0, 1.0, 2.0]) - 2.0).abs() < 1e-12);
        assert!((median(&[4.0, 1.0, 2.0, 3.0]) - 2.5).abs() < 1e-12);
        assert!((median(&[4.0, f64::NAN]) - 4.0).abs() < 1e-12);
        assert!(median(&[]).is_nan());
    }

    #[rstest::rstest]
    #[case(50, 50.0)]
    #[case(95, 95.0)]
    #[case(100, 100.0)]
    #[case(0, 1.0)]
    fn percentiles_of_a_hundred_values(#[case] percent: usize, #[case] expected: f64) {
        let values: Vec<f64> = (1..=100).map(f64::from).rev().collect();
        assert!((percentile(&values, percent) - expected).abs() < 1e-12);
    }

    #[test]
    fn a_half_and_a_double_are_even() {
        assert!((geometric_mean(&[0.5, 2.0]) - 1.0).abs() < 1e-12);
        assert!((geometric_mean(&[0.0, 3.0]) - 3.0).abs() < 1e-12);
        assert!(geometric_mean(&[]).is_nan());
    }

    proptest! {
        #[test]
        fn every_mean_lies_among_the_values(values in proptest::collection::vec(0.001..1e6_f64, 1..40)) {
            let (low, high) = (smallest(&values), percentile(&values, 100));
            for mean in [median(&values), percentile(&values, 95), geometric_mean(&values)] {
                prop_assert!(mean >= low * 0.999_999 && mean <= high * 1.000_001);
            }
        }
    }
}
