//! Which top-level windows there are, which of them is the game's picture, and where a new one goes. Pure bookkeeping.

use super::area::Area;
use crate::display::{SCREEN_HEIGHT, SCREEN_WIDTH};

/// Most windows that are followed; a program that opens more gets no help with the others.
const MAX_WINDOWS: usize = 512;

/// How a window behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A window of its own.
    Normal,
    /// A window that belongs to another.
    Dialog,
    /// A menu or tooltip: it places itself (override-redirect).
    Popup,
}

/// One top-level window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Window {
    /// The server's name for it.
    pub(crate) id: u32,
    /// Left edge on the screen.
    pub(crate) x: i16,
    /// Top edge on the screen.
    pub(crate) y: i16,
    /// Width in pixels.
    pub(crate) width: u16,
    /// Height in pixels.
    pub(crate) height: u16,
    /// How it behaves.
    pub(crate) kind: Kind,
    /// The size to return to when it leaves full screen; it is full screen while there is one.
    pub(crate) windowed: Option<(u16, u16)>,
    /// Its place in the stack while it is mapped: a higher one was mapped or raised later.
    level: Option<u64>,
}

impl Window {
    /// A window that exists and is not mapped.
    pub(crate) fn new(id: u32, kind: Kind, (x, y): (i16, i16), (width, height): (u16, u16)) -> Self {
        Self { id, x, y, width, height, kind, windowed: None, level: None }
    }

    /// Whether it is mapped.
    pub(crate) fn is_mapped(&self) -> bool {
        self.level.is_some()
    }

    fn pixels(&self) -> u32 {
        u32::from(self.width) * u32::from(self.height)
    }

    fn contains(&self, x: u16, y: u16) -> bool {
        let within = |start: i16, length: u16, at: u16| {
            (i32::from(start)..i32::from(start) + i32::from(length)).contains(&i32::from(at))
        };
        within(self.x, self.width, x) && within(self.y, self.height, y)
    }
}

/// All top-level windows.
#[derive(Debug, Default)]
pub(crate) struct Registry {
    windows: Vec<Window>,
    top: u64,
}

impl Registry {
    /// Notes a new window.
    pub(crate) fn add(&mut self, window: Window) {
        self.remove(window.id);
        if self.windows.len() < MAX_WINDOWS {
            self.windows.push(window);
        }
    }

    /// Forgets a window.
    pub(crate) fn remove(&mut self, id: u32) {
        self.windows.retain(|window| window.id != id);
    }

    /// The window with this id.
    pub(crate) fn get(&self, id: u32) -> Option<Window> {
        self.windows.iter().find(|window| window.id == id).copied()
    }

    /// The window with this id, to change.
    pub(crate) fn get_mut(&mut self, id: u32) -> Option<&mut Window> {
        self.windows.iter_mut().find(|window| window.id == id)
    }

    /// Notes that a window is mapped, or raised while mapped.
    pub(crate) fn put_on_top(&mut self, id: u32) {
        self.top += 1;
        let level = self.top;
        if let Some(window) = self.get_mut(id) {
            window.level = Some(level);
        }
    }

    /// Notes that a window is no longer mapped.
    pub(crate) fn hide(&mut self, id: u32) {
        if let Some(window) = self.get_mut(id) {
            window.level = None;
        }
    }

    /// The window that is the picture: the largest, and of equals the topmost. Popups count only where there is nothing else.
    pub(crate) fn main(&self) -> Option<Window> {
        self.main_beside(None)
    }

    /// The part of the screen that is the picture.
    pub(crate) fn picture(&self) -> Option<Area> {
        self.main().and_then(|window| Area::visible(window.x, window.y, window.width, window.height))
    }

    /// The topmost mapped window at a point of the screen.
    pub(crate) fn at(&self, x: u16, y: u16) -> Option<Window> {
        self.mapped().filter(|window| window.contains(x, y)).max_by_key(|window| window.level).copied()
    }

    /// Where a window of this size goes: the main window at the screen's corner, another inside the main window, at its
    /// wish as far as it fits, else in the middle.
    pub(crate) fn place(&self, id: u32, (width, height): (u16, u16), wish: Option<(i16, i16)>) -> (i16, i16) {
        let is_dialog = self.get(id).is_some_and(|window| window.kind == Kind::Dialog);
        let pixels = u32::from(width) * u32::from(height);
        let main = self.main_beside(Some(id)).filter(|main| main.kind != Kind::Popup);
        let Some(main) = main.filter(|main| is_dialog || main.pixels() > pixels) else {
            return (0, 0);
        };
        let along = |wish: Option<i16>, start: i16, room: u16, length: u16| {
            let slack = i16::try_from(room.saturating_sub(length)).unwrap_or(i16::MAX);
            wish.map_or(start.saturating_add(slack / 2), |wish| wish.clamp(start, start.saturating_add(slack)))
        };
        let (wish_x, wish_y) = (wish.map(|wish| wish.0), wish.map(|wish| wish.1));
        (along(wish_x, main.x, main.width, width), along(wish_y, main.y, main.height, height))
    }

    fn mapped(&self) -> impl Iterator<Item = &Window> {
        self.windows.iter().filter(|window| window.is_mapped())
    }

    fn main_beside(&self, other: Option<u32>) -> Option<Window> {
        self.mapped()
            .filter(|window| Some(window.id) != other)
            .max_by_key(|window| (window.kind != Kind::Popup, window.pixels(), window.level))
            .copied()
    }
}

/// The size a window gets: what it asks for, within the screen.
pub(crate) fn fit((width, height): (u16, u16)) -> (u16, u16) {
    (width.clamp(1, SCREEN_WIDTH), height.clamp(1, SCREEN_HEIGHT))
}

#[cfg(test)]
mod tests {
    use super::*;

    type Row = (u32, Kind, (i16, i16), (u16, u16));

    fn registry(windows: &[Row]) -> Registry {
        let mut registry = Registry::default();
        for &(id, kind, position, size) in windows {
            registry.add(Window::new(id, kind, position, size));
            registry.put_on_top(id);
        }
        registry
    }

    fn main(registry: &Registry) -> Option<u32> {
        registry.main().map(|window| window.id)
    }

    #[test]
    fn the_largest_window_is_the_picture_whatever_overlaps_it() {
        let mut registry = registry(&[
            (1, Kind::Normal, (0, 0), (640, 480)),
            (2, Kind::Dialog, (10, 10), (200, 100)),
            (3, Kind::Popup, (0, 0), (1920, 1080)),
        ]);
        assert_eq!(registry.picture(), Area::visible(0, 0, 640, 480));
        registry.hide(1);
        assert_eq!(registry.picture(), Area::visible(10, 10, 200, 100));
        registry.remove(2);
        assert_eq!(main(&registry), Some(3));
        registry.hide(3);
        assert_eq!(registry.picture(), None);
    }

    #[test]
    fn of_equals_the_topmost_is_the_picture() {
        let mut registry = registry(&[(1, Kind::Normal, (0, 0), (64, 48)), (2, Kind::Normal, (0, 0), (64, 48))]);
        assert_eq!(main(&registry), Some(2));
        registry.put_on_top(1);
        assert_eq!(main(&registry), Some(1));
        assert_eq!(registry.at(63, 47).map(|window| window.id), Some(1));
        assert_eq!(registry.at(64, 47), None);
    }

    #[rstest::rstest]
    #[case::larger_window_becomes_the_main_one(Kind::Normal, (800, 600), Some((50, 50)), (0, 0))]
    #[case::dialog_in_the_middle(Kind::Dialog, (200, 100), None, (220, 190))]
    #[case::dialog_at_its_wish(Kind::Dialog, (200, 100), Some((30, 40)), (30, 40))]
    #[case::dialog_is_kept_inside(Kind::Dialog, (200, 100), Some((9000, -5)), (440, 0))]
    #[case::dialog_larger_than_the_main_window(Kind::Dialog, (700, 100), None, (0, 190))]
    #[case::second_window(Kind::Normal, (200, 100), Some((1, 2)), (1, 2))]
    fn new_windows_are_placed_to_be_seen(
        #[case] kind: Kind,
        #[case] size: (u16, u16),
        #[case] wish: Option<(i16, i16)>,
        #[case] place: (i16, i16),
    ) {
        let mut registry = registry(&[(1, Kind::Normal, (0, 0), (640, 480))]);
        registry.add(Window::new(2, kind, (0, 0), size));
        assert_eq!(registry.place(2, size, wish), place);
    }

    #[test]
    fn the_first_window_goes_to_the_corner_and_stays_there() {
        let mut registry = Registry::default();
        registry.add(Window::new(1, Kind::Normal, (99, 99), (640, 480)));
        assert_eq!(registry.place(1, (640, 480), Some((99, 99))), (0, 0));
        registry.put_on_top(1);
        assert_eq!(registry.place(1, (320, 200), Some((99, 99))), (0, 0));
    }

    #[test]
    fn windows_beyond_the_bound_are_not_followed() {
        let mut registry = Registry::default();
        for id in 0..10_000 {
            registry.add(Window::new(id, Kind::Normal, (0, 0), (1, 1)));
        }
        assert_eq!(registry.windows.len(), MAX_WINDOWS);
    }
}
