//! A rectangle of the screen.

use crate::display::{SCREEN_HEIGHT, SCREEN_WIDTH};

/// A rectangle that lies wholly on the screen and is not empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Area {
    /// Left edge.
    pub(crate) x: u16,
    /// Top edge.
    pub(crate) y: u16,
    /// Width in pixels, at least 1.
    pub(crate) width: u16,
    /// Height in pixels, at least 1.
    pub(crate) height: u16,
}

impl Area {
    /// The whole screen.
    pub(crate) const SCREEN: Self = Self { x: 0, y: 0, width: SCREEN_WIDTH, height: SCREEN_HEIGHT };

    /// The part of a window that is on the screen, if there is one.
    pub(crate) fn visible(x: i16, y: i16, width: u16, height: u16) -> Option<Self> {
        let (x, width) = visible_span(x, width, SCREEN_WIDTH)?;
        let (y, height) = visible_span(y, height, SCREEN_HEIGHT)?;
        Some(Self { x, y, width, height })
    }

    /// The smallest area that holds both.
    pub(crate) fn union(self, other: Self) -> Self {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        let right = (self.x + self.width).max(other.x + other.width);
        let bottom = (self.y + self.height).max(other.y + other.height);
        Self { x, y, width: right - x, height: bottom - y }
    }

    /// What both have in common, with the position counted from the corner of `frame`.
    pub(crate) fn inside(self, frame: Self) -> Option<Self> {
        let (x, y) = (self.x.max(frame.x), self.y.max(frame.y));
        let width = (self.x + self.width).min(frame.x + frame.width).checked_sub(x)?;
        let height = (self.y + self.height).min(frame.y + frame.height).checked_sub(y)?;
        (width > 0 && height > 0).then_some(Self { x: x - frame.x, y: y - frame.y, width, height })
    }
}

fn visible_span(start: i16, length: u16, limit: u16) -> Option<(u16, u16)> {
    let end = (i32::from(start) + i32::from(length)).clamp(0, i32::from(limit));
    let start = i32::from(start).clamp(0, end);
    let (start, length) = (u16::try_from(start).ok()?, u16::try_from(end - start).ok()?);
    (length > 0).then_some((start, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case::inside((10, 20, 30, 40), Some((10, 20, 30, 40)))]
    #[case::over_the_right_edge((1900, 0, 640, 480), Some((1900, 0, 20, 480)))]
    #[case::over_the_left_edge((-100, -1, 640, 480), Some((0, 0, 540, 479)))]
    #[case::gigantic((i16::MIN, i16::MIN, u16::MAX, u16::MAX), Some((0, 0, SCREEN_WIDTH, SCREEN_HEIGHT)))]
    #[case::left_of_the_screen((-640, 0, 640, 480), None)]
    #[case::below_the_screen((0, i16::MAX, 640, 480), None)]
    fn windows_are_cut_off_at_the_screen(
        #[case] window: (i16, i16, u16, u16),
        #[case] visible: Option<(u16, u16, u16, u16)>,
    ) {
        let area = Area::visible(window.0, window.1, window.2, window.3);
        assert_eq!(area.map(|area| (area.x, area.y, area.width, area.height)), visible);
    }

    fn area(x: u16, y: u16, width: u16, height: u16) -> Area {
        Area { x, y, width, height }
    }

    #[test]
    fn areas_are_joined_and_cut() {
        let (one, other) = (area(10, 10, 20, 20), area(25, 5, 10, 10));
        assert_eq!(one.union(other), area(10, 5, 25, 25));
        assert_eq!(one.inside(other), Some(area(0, 5, 5, 5)));
        assert_eq!(other.inside(one), Some(area(15, 0, 5, 5)));
        assert_eq!(one.inside(area(30, 10, 5, 5)), None);
        assert_eq!(one.inside(Area::SCREEN), Some(one));
    }
}
