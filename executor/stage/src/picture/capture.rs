//! Takes pictures of the screen.

use shared::pixels::PixelsWriter;
use shared::stream::picture::Size;

use super::snapshot::Snapshot;
use crate::display::framebuffer::Framebuffer;
use crate::error::StageError;
use crate::windows::area::Area;

/// Reads the screen and finds what changed since it last did.
pub(crate) struct Capture {
    framebuffer: Framebuffer,
    /// The last picture, and where on the screen it was.
    last: Option<(Area, Snapshot)>,
}

impl Capture {
    /// A capture of this screen; nothing has been sent of it.
    pub(crate) fn new(framebuffer: Framebuffer) -> Self {
        Self { framebuffer, last: None }
    }

    /// The body of a pixels message with what changed in this area of the screen, if anything did. `dirty` is where
    /// something may have changed.
    ///
    /// # Errors
    /// [`StageError::Picture`].
    pub(crate) fn take(&mut self, area: Area, dirty: Area) -> Result<Option<Vec<u8>>, StageError> {
        let size = Size::new(area.width, area.height)?;
        let (snapshot, dirty) = match &mut self.last {
            Some((last, snapshot)) if snapshot.size() == size => {
                let has_moved = std::mem::replace(last, area) != area;
                (snapshot, if has_moved { Some(Area::SCREEN) } else { dirty.inside(area) })
            }
            stale => (&mut stale.insert((area, Snapshot::new(size))).1, Some(Area::SCREEN)),
        };
        let Some(dirty) = dirty else { return Ok(None) };
        let (left, top) = (usize::from(area.x), usize::from(area.y));
        let framebuffer = &self.framebuffer;
        let mut changes = PixelsWriter::new(size);
        snapshot.update(dirty, |x, y, pixels| framebuffer.read_row(left + x, top + y, pixels), &mut changes);
        Ok((!changes.is_empty()).then(|| changes.finish()))
    }
}
