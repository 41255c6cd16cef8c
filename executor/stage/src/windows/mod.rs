//! The window manager of a screen that is looked at through one window: it maps, places and focuses, and knows which
//! part of the screen is the picture.

mod announce;
pub(crate) mod area;
mod atoms;
mod properties;
mod registry;

use x11rb::CURRENT_TIME;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    AtomEnum, ChangeWindowAttributesAux, ClientMessageEvent, ConfigWindow, ConfigureNotifyEvent, ConfigureRequestEvent,
    ConfigureWindowAux, ConnectionExt as _, CreateNotifyEvent, EventMask, InputFocus, MapNotifyEvent, MapRequestEvent,
    PropMode, ReparentNotifyEvent, StackMode,
};
use x11rb::wrapper::ConnectionExt as _;

use self::announce::announce;
use self::area::Area;
use self::atoms::Atoms;
use self::properties::{bounded, numbers};
use self::registry::{Kind, Registry, Window, fit};
use crate::display::connection::Connection;
use crate::display::{SCREEN_HEIGHT, SCREEN_WIDTH};
use crate::error::StageError;

/// `NormalState` of the Inter-Client Communication Conventions, §4.1.3.1.
const NORMAL_STATE: u32 = 1;

/// The windows on the screen.
pub(crate) struct Windows {
    root: u32,
    atoms: Atoms,
    registry: Registry,
    /// The size of a full screen: a game may choose another mode.
    screen: (u16, u16),
}

impl Windows {
    /// Becomes the window manager of the screen.
    ///
    /// # Errors
    /// When the connection breaks, or there is another window manager.
    pub(crate) fn manage(connection: &Connection, root: u32) -> Result<Self, StageError> {
        let atoms = Atoms::new(connection)?.reply()?;
        let events = EventMask::SUBSTRUCTURE_REDIRECT | EventMask::SUBSTRUCTURE_NOTIFY | EventMask::STRUCTURE_NOTIFY;
        connection.change_window_attributes(root, &ChangeWindowAttributesAux::new().event_mask(events))?.check()?;
        let windows = Self { root, atoms, registry: Registry::default(), screen: (SCREEN_WIDTH, SCREEN_HEIGHT) };
        announce(connection, root, &windows.atoms)?;
        Ok(windows)
    }

    /// The part of the screen that is the picture.
    pub(crate) fn picture(&self) -> Option<Area> {
        self.registry.picture()
    }

    /// Gives the focus to the window at a point of the screen, and raises it; popups take what they want by themselves.
    ///
    /// # Errors
    /// When the connection breaks.
    pub(crate) fn focus_at(&mut self, connection: &Connection, x: u16, y: u16) -> Result<(), StageError> {
        let window = self.registry.at(x, y).filter(|window| window.kind != Kind::Popup);
        if let Some(window) = window.filter(|window| self.registry.main().is_some_and(|main| main.id != window.id)) {
            connection.configure_window(window.id, &ConfigureWindowAux::new().stack_mode(StackMode::ABOVE))?;
            self.registry.put_on_top(window.id);
        }
        window.map_or(Ok(()), |window| self.focus(connection, window.id))
    }

    /// Does what an event asks for; returns whether the picture may look different.
    ///
    /// # Errors
    /// When the connection breaks.
    pub(crate) fn handle(&mut self, connection: &Connection, event: &Event) -> Result<bool, StageError> {
        match event {
            Event::CreateNotify(event) => self.created(event),
            Event::DestroyNotify(event) => return self.gone(connection, event.window, true),
            Event::UnmapNotify(event) => return self.gone(connection, event.window, false),
            Event::ReparentNotify(event) => self.reparented(event),
            Event::MapRequest(event) => self.map(connection, event)?,
            Event::MapNotify(event) => self.mapped(connection, event)?,
            Event::ConfigureRequest(event) => self.configure(connection, event)?,
            Event::ConfigureNotify(event) => self.configured(event),
            Event::ClientMessage(event) => self.message(connection, event)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn created(&mut self, event: &CreateNotifyEvent) {
        if event.parent == self.root {
            let kind = if event.override_redirect { Kind::Popup } else { Kind::Normal };
            self.registry.add(Window::new(event.window, kind, (event.x, event.y), (event.width, event.height)));
        }
    }

    fn gone(&mut self, connection: &Connection, id: u32, for_good: bool) -> Result<bool, StageError> {
        if self.registry.get(id).is_none() {
            return Ok(false);
        }
        self.registry.hide(id);
        if for_good {
            self.registry.remove(id);
        }
        if let Some(main) = self.registry.main().filter(|main| main.kind != Kind::Popup) {
            self.focus(connection, main.id)?;
        }
        Ok(true)
    }

    fn reparented(&mut self, event: &ReparentNotifyEvent) {
        self.registry.remove(event.window);
        if event.parent == self.root {
            let kind = if event.override_redirect { Kind::Popup } else { Kind::Normal };
            self.registry.add(Window::new(event.window, kind, (event.x, event.y), (1, 1)));
        }
    }

    fn map(&mut self, connection: &Connection, event: &MapRequestEvent) -> Result<(), StageError> {
        let id = event.window;
        let is_dialog = !numbers(connection, id, AtomEnum::WM_TRANSIENT_FOR.into(), AtomEnum::WINDOW)?.is_empty();
        let states = numbers(connection, id, self.atoms._NET_WM_STATE, AtomEnum::ATOM)?;
        if let Some(window) = self.registry.get_mut(id) {
            window.kind = if is_dialog { Kind::Dialog } else { Kind::Normal };
            let size = (window.width, window.height);
            if states.contains(&self.atoms._NET_WM_STATE_FULLSCREEN) {
                window.windowed = Some(size);
            }
            self.arrange(connection, id, size, None)?;
        }
        let state = self.atoms.WM_STATE;
        connection.change_property32(PropMode::REPLACE, id, state, state, &[NORMAL_STATE, x11rb::NONE])?;
        connection.map_window(id)?;
        Ok(())
    }

    fn mapped(&mut self, connection: &Connection, event: &MapNotifyEvent) -> Result<(), StageError> {
        let Some(window) = self.registry.get_mut(event.window) else { return Ok(()) };
        if event.override_redirect {
            window.kind = Kind::Popup;
        }
        let is_popup = window.kind == Kind::Popup;
        self.registry.put_on_top(event.window);
        // Menus take the focus themselves; a game whose only window is such a one may not.
        let takes_focus = !is_popup || self.registry.main().is_some_and(|main| main.id == event.window);
        if takes_focus { self.focus(connection, event.window) } else { Ok(()) }
    }

    fn configure(&mut self, connection: &Connection, event: &ConfigureRequestEvent) -> Result<(), StageError> {
        let Some(window) = self.registry.get(event.window) else { return Ok(()) };
        let asks = |what: ConfigWindow| event.value_mask.contains(what);
        let size = (
            if asks(ConfigWindow::WIDTH) { event.width } else { window.width },
            if asks(ConfigWindow::HEIGHT) { event.height } else { window.height },
        );
        let x = if asks(ConfigWindow::X) { event.x } else { window.x };
        let y = if asks(ConfigWindow::Y) { event.y } else { window.y };
        // Lowered is not honoured: a window under the backdrop could not be seen.
        if asks(ConfigWindow::STACK_MODE) && event.stack_mode == StackMode::ABOVE {
            connection.configure_window(window.id, &ConfigureWindowAux::new().stack_mode(StackMode::ABOVE))?;
            if window.is_mapped() {
                self.registry.put_on_top(window.id);
            }
        }
        self.arrange(connection, window.id, size, Some((x, y)))
    }

    fn configured(&mut self, event: &ConfigureNotifyEvent) {
        if event.window == self.root {
            // Windows in full screen ask again when they want the new size; one that is about to leave does not.
            self.screen = (event.width, event.height);
        } else if let Some(window) = self.registry.get_mut(event.window) {
            (window.x, window.y) = (event.x, event.y);
            (window.width, window.height) = (event.width, event.height);
        }
    }

    fn message(&mut self, connection: &Connection, event: &ClientMessageEvent) -> Result<(), StageError> {
        let [action, first, second, ..] = event.data.as_data32();
        let fullscreen = self.atoms._NET_WM_STATE_FULLSCREEN;
        if event.type_ != self.atoms._NET_WM_STATE || ![first, second].contains(&fullscreen) {
            return Ok(());
        }
        let Some(window) = self.registry.get_mut(event.window) else { return Ok(()) };
        let wanted = match action {
            0 => false,
            1 => true,
            _ => window.windowed.is_none(),
        };
        if wanted == window.windowed.is_some() {
            return Ok(());
        }
        let mut size = window.windowed.unwrap_or((window.width, window.height));
        window.windowed = wanted.then_some(size);
        if !wanted {
            size = bounded(connection, event.window, size)?;
        }
        let states: &[u32] = if wanted { &[fullscreen] } else { &[] };
        let property = self.atoms._NET_WM_STATE;
        connection.change_property32(PropMode::REPLACE, event.window, property, AtomEnum::ATOM, states)?;
        self.arrange(connection, event.window, size, None)
    }

    /// Gives a window its size and place, and tells it in any case: some toolkits wait for that.
    fn arrange(
        &mut self,
        connection: &Connection,
        id: u32,
        size: (u16, u16),
        wish: Option<(i16, i16)>,
    ) -> Result<(), StageError> {
        let Some(window) = self.registry.get_mut(id) else { return Ok(()) };
        let is_full_screen = window.windowed.is_some();
        let (width, height) = if is_full_screen { self.screen } else { fit(size) };
        let (x, y) = if is_full_screen { (0, 0) } else { self.registry.place(id, (width, height), wish) };
        let values = ConfigureWindowAux::new().border_width(0);
        let values = values.x(i32::from(x)).y(i32::from(y)).width(u32::from(width)).height(u32::from(height));
        connection.configure_window(id, &values)?;
        let told = ConfigureNotifyEvent {
            response_type: x11rb::protocol::xproto::CONFIGURE_NOTIFY_EVENT,
            sequence: 0,
            event: id,
            window: id,
            above_sibling: x11rb::NONE,
            x,
            y,
            width,
            height,
            border_width: 0,
            override_redirect: false,
        };
        connection.send_event(false, id, EventMask::STRUCTURE_NOTIFY, told)?;
        if let Some(window) = self.registry.get_mut(id) {
            (window.x, window.y, window.width, window.height) = (x, y, width, height);
        }
        Ok(())
    }

    fn focus(&self, connection: &Connection, id: u32) -> Result<(), StageError> {
        connection.set_input_focus(InputFocus::POINTER_ROOT, id, CURRENT_TIME)?;
        let active = self.atoms._NET_ACTIVE_WINDOW;
        connection.change_property32(PropMode::REPLACE, self.root, active, AtomEnum::WINDOW, &[id])?;
        Ok(())
    }
}
