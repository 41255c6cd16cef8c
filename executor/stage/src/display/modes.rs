//! The sizes a game in full screen can choose. The display starts with its own size only: a game that asks for 640×480
//! would get that size's surface on a real screen, and must get it here.

use x11rb::protocol::randr::{ConnectionExt as _, ModeFlag, ModeInfo, Rotation};
use x11rb::{CURRENT_TIME, NONE};

use super::connection::Connection;
use super::{SCREEN_HEIGHT, SCREEN_WIDTH};
use crate::error::StageError;

const REFRESH_HZ: u32 = 60;

/// Sizes that games use, the screen's own first.
const SIZES: [(u16, u16); 32] = [
    (SCREEN_WIDTH, SCREEN_HEIGHT),
    (320, 180),
    (320, 200),
    (320, 240),
    (400, 300),
    (480, 270),
    (480, 320),
    (500, 500),
    (512, 384),
    (512, 512),
    (600, 400),
    (600, 600),
    (640, 360),
    (640, 400),
    (640, 480),
    (640, 640),
    (720, 480),
    (800, 450),
    (800, 480),
    (800, 600),
    (800, 800),
    (960, 540),
    (960, 720),
    (1000, 800),
    (1024, 576),
    (1024, 768),
    (1200, 800),
    (1280, 720),
    (1280, 800),
    (1280, 1024),
    (1366, 768),
    (1600, 900),
];

/// Offers the sizes, and sets the first, so that the display has a refresh rate: without one SDL reports 0.
///
/// # Errors
/// When the connection breaks or the server has no such extension.
pub(crate) fn offer(connection: &Connection, root: u32) -> Result<(), StageError> {
    connection.randr_query_version(1, 3)?.reply()?;
    let resources = connection.randr_get_screen_resources_current(root)?.reply()?;
    let (Some(&crtc), Some(&output)) = (resources.crtcs.first(), resources.outputs.first()) else {
        return Ok(());
    };
    let cookies = SIZES
        .iter()
        .map(|&size| {
            let name = format!("{}x{}@{REFRESH_HZ}", size.0, size.1);
            connection.randr_create_mode(root, mode(size, &name), name.as_bytes())
        })
        .collect::<Result<Vec<_>, _>>()?;
    let modes = cookies.into_iter().map(|cookie| Ok(cookie.reply()?.mode)).collect::<Result<Vec<_>, StageError>>()?;
    for &mode in &modes {
        connection.randr_add_output_mode(output, mode)?;
    }
    if let Some(&mode) = modes.first() {
        let (time, config_time) = (CURRENT_TIME, resources.config_timestamp);
        connection.randr_set_crtc_config(crtc, time, config_time, 0, 0, mode, Rotation::ROTATE0, &[output])?.reply()?;
    }
    Ok(())
}

/// A mode without blanking: there is no beam to bring back.
fn mode((width, height): (u16, u16), name: &str) -> ModeInfo {
    ModeInfo {
        id: NONE,
        width,
        height,
        dot_clock: u32::from(width) * u32::from(height) * REFRESH_HZ,
        hsync_start: width,
        hsync_end: width,
        htotal: width,
        hskew: 0,
        vsync_start: height,
        vsync_end: height,
        vtotal: height,
        name_len: u16::try_from(name.len()).unwrap_or(0),
        mode_flags: ModeFlag::from(0u32),
    }
}
