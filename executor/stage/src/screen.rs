//! The display as the stage uses it: windows followed, pictures taken, input injected, over one connection.

use std::os::fd::{AsFd, BorrowedFd};
use std::time::{Duration, Instant};

use shared::api::InputRequest;
use shared::link::PointerUse;
use x11rb::connection::Connection as _;
use x11rb::protocol::Event;
use x11rb::protocol::damage::{self, ConnectionExt as _, ReportLevel};
use x11rb::protocol::xproto::{
    AtomEnum, CLIENT_MESSAGE_EVENT, ClientMessageEvent, ConnectionExt as _, CreateWindowAux, EventMask, Rectangle,
    WindowClass,
};
use x11rb::{COPY_DEPTH_FROM_PARENT, COPY_FROM_PARENT};

use crate::display::connection::{self, Connection};
use crate::display::framebuffer::Framebuffer;
use crate::display::modes;
use crate::display::server::Server;
use crate::display::{SCREEN_HEIGHT, SCREEN_WIDTH};
use crate::error::StageError;
use crate::input::Injector;
use crate::picture::Capture;
use crate::throttle::Throttle;
use crate::windows::Windows;
use crate::windows::area::Area;

/// What one picture takes of the sustained rate: 100 a second.
const PICTURE_INTERVAL: Duration = Duration::from_millis(10);
/// What each byte of pixels takes of the sustained rate besides: a lively picture of 800 × 600 is sent thirty times a second,
/// which is as often as one can be shown that does not fit a link without loss.
const NANOSECONDS_A_BYTE: u64 = 12;
/// How far pictures may run ahead of even spacing: games at 60 frames a second are not delayed by their jitter.
const PICTURE_TOLERANCE: Duration = Duration::from_millis(20);
/// Most events handled before the loop looks at everything else again.
const EVENTS_A_TURN: usize = 256;

/// The connected display.
pub(crate) struct Screen {
    connection: Connection,
    windows: Windows,
    injector: Injector,
    capture: Capture,
    damage: damage::Damage,
    backdrop: u32,
    last_area: Option<Area>,
    /// Where something may have been drawn since the last picture was begun.
    damaged: Option<Area>,
    /// The server was asked to start a new damage report; its answer means that this area can be read.
    settling: Option<Area>,
    throttle: Throttle,
}

impl Screen {
    /// Connects to the server, which must be ready.
    ///
    /// # Errors
    /// When the server or its framebuffer is not usable.
    pub(crate) fn open(server: &Server, display: u16) -> Result<Self, StageError> {
        let capture = Capture::new(Framebuffer::map(server.framebuffer())?);
        let connection = connection::connect(display)?;
        let root = connection.setup().roots.first().map(|screen| screen.root).ok_or(StageError::DisplayEnded)?;
        modes::offer(&connection, root)?;
        let backdrop = lay_backdrop(&connection, root)?;
        let windows = Windows::manage(&connection, root)?;
        let injector = Injector::new(&connection, root)?;
        connection.damage_query_version(1, 1)?.reply()?;
        let damage = connection.generate_id()?;
        connection.damage_create(damage, root, ReportLevel::BOUNDING_BOX)?.check()?;
        let throttle = Throttle::new(PICTURE_TOLERANCE, Instant::now());
        connection.flush()?;
        Ok(Self {
            connection,
            windows,
            injector,
            capture,
            damage,
            backdrop,
            last_area: None,
            damaged: None,
            settling: None,
            throttle,
        })
    }

    /// For polling.
    pub(crate) fn as_fd(&self) -> BorrowedFd<'_> {
        self.connection.stream().as_fd()
    }

    /// Takes what the player did; [`Self::inject`] then gives it to the display.
    pub(crate) fn queue_input(&mut self, input: InputRequest) {
        self.injector.queue(input);
    }

    /// Injects input whose time has come.
    ///
    /// # Errors
    /// When the connection breaks.
    pub(crate) fn inject(&mut self, now: Instant) -> Result<(), StageError> {
        if self.input_wait(now) == Some(Duration::ZERO) {
            self.injector.inject(&self.connection, &mut self.windows, now)?;
            self.connection.flush()?;
        }
        Ok(())
    }

    /// How long until more input can be injected; none when nothing waits.
    pub(crate) fn input_wait(&self, now: Instant) -> Option<Duration> {
        self.injector.wait(now)
    }

    /// What the program does with the pointer, once for each change.
    pub(crate) fn pointer_news(&mut self) -> Option<PointerUse> {
        self.injector.pointer_news()
    }

    /// Handles events that have arrived. Returns pixels when a picture was due and something changed, and whether
    /// events are left.
    ///
    /// # Errors
    /// When the connection breaks.
    pub(crate) fn handle_events(&mut self) -> Result<(Option<Vec<u8>>, bool), StageError> {
        for _ in 0..EVENTS_A_TURN {
            let Some(event) = self.connection.poll_for_event()? else {
                self.connection.flush()?;
                return Ok((None, false));
            };
            match event {
                Event::DamageNotify(event) => {
                    let Rectangle { x, y, width, height } = event.area;
                    self.add_damage(Area::visible(x, y, width, height));
                }
                Event::XfixesCursorNotify(_) => self.injector.cursor_changed(),
                Event::ClientMessage(message) if message.window == self.backdrop => {
                    let dirty = self.settling.take();
                    return Ok((dirty.map_or(Ok(None), |dirty| self.take_picture(dirty))?, true));
                }
                event => {
                    if self.windows.handle(&self.connection, &event)? {
                        self.last_area = self.windows.picture().or(self.last_area);
                        self.add_damage(Some(Area::SCREEN));
                    }
                }
            }
        }
        self.connection.flush()?;
        Ok((None, true))
    }

    /// How long until a picture is due; none when nothing was drawn.
    pub(crate) fn picture_wait(&self, now: Instant) -> Option<Duration> {
        (self.damaged.is_some() && self.settling.is_none()).then(|| self.throttle.wait(now))
    }

    /// Begins a picture: the server starts a new damage report, then answers.
    ///
    /// The screen is read only at that answer. Read earlier, what is drawn between reading and the new report would be
    /// in neither the picture nor the report, and the last frame of a game could be lost.
    ///
    /// # Errors
    /// When the connection breaks.
    pub(crate) fn begin_picture(&mut self, now: Instant) -> Result<(), StageError> {
        self.settling = self.damaged.take();
        self.throttle.spend(PICTURE_INTERVAL, now);
        self.connection.damage_subtract(self.damage, x11rb::NONE, x11rb::NONE)?;
        // Not a request with a reply: while another program grabs the server, waiting for one would stop the stage.
        let message = ClientMessageEvent {
            response_type: CLIENT_MESSAGE_EVENT,
            format: 32,
            sequence: 0,
            window: self.backdrop,
            type_: AtomEnum::CARDINAL.into(),
            data: [0u32; 5].into(),
        };
        self.connection.send_event(false, self.backdrop, EventMask::NO_EVENT, message)?;
        Ok(self.connection.flush()?)
    }

    /// Whether there is a window to take a picture of.
    pub(crate) fn has_picture(&self) -> bool {
        self.windows.picture().is_some()
    }

    /// The pixels that the program drew last. Its windows may be gone; their pixels are still on the screen.
    ///
    /// # Errors
    /// When the window has no size that a picture can have.
    pub(crate) fn take_last_picture(&mut self) -> Result<Option<Vec<u8>>, StageError> {
        self.last_area.map_or(Ok(None), |area| self.capture.take(area, Area::SCREEN))
    }

    /// What is drawn while a picture settles is in that picture already, or not yet: it counts for this one and the next.
    fn add_damage(&mut self, area: Option<Area>) {
        let Some(area) = area else { return };
        self.damaged = Some(self.damaged.map_or(area, |damaged| damaged.union(area)));
        self.settling = self.settling.map(|settling| settling.union(area));
    }

    fn take_picture(&mut self, dirty: Area) -> Result<Option<Vec<u8>>, StageError> {
        let Some(area) = self.windows.picture() else { return Ok(None) };
        let pixels = self.capture.take(area, dirty)?;
        let bytes = pixels.as_ref().map_or(0, |pixels| pixels.len() as u64);
        self.throttle.spend(Duration::from_nanos(bytes * NANOSECONDS_A_BYTE), Instant::now());
        Ok(pixels)
    }
}

/// Lays a window without a background of its own under all others, and returns it.
///
/// When a program closes its window, what was behind it shows: a background would be painted there, and the last picture
/// would be lost to a capture that comes a moment later.
fn lay_backdrop(connection: &Connection, root: u32) -> Result<u32, StageError> {
    let backdrop = connection.generate_id()?;
    let aux = CreateWindowAux::new().override_redirect(1).background_pixmap(x11rb::NONE);
    let (width, height, class) = (SCREEN_WIDTH, SCREEN_HEIGHT, WindowClass::INPUT_OUTPUT);
    connection.create_window(
        COPY_DEPTH_FROM_PARENT,
        backdrop,
        root,
        0,
        0,
        width,
        height,
        0,
        class,
        COPY_FROM_PARENT,
        &aux,
    )?;
    connection.map_window(backdrop)?.check()?;
    Ok(backdrop)
}
