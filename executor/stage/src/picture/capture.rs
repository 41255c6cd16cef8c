//! Makes picture packets from the screen.

use shared::stream::picture::{Encoder, Size};

use super::snapshot::Snapshot;
use crate::display::framebuffer::Framebuffer;
use crate::error::StageError;
use crate::windows::area::Area;

/// Reads the screen and encodes what changed since it last did.
pub(crate) struct Capture {
    framebuffer: Framebuffer,
    snapshot: Option<Snapshot>,
    encoder: Encoder,
    sequence: u32,
}

impl Capture {
    /// A capture of this screen; nothing has been sent of it.
    ///
    /// # Errors
    /// [`StageError::Picture`].
    pub(crate) fn new(framebuffer: Framebuffer) -> Result<Self, StageError> {
        Ok(Self { framebuffer, snapshot: None, encoder: Encoder::new()?, sequence: 0 })
    }

    /// A packet of what changed in this area of the screen, if anything did.
    ///
    /// # Errors
    /// [`StageError::Picture`].
    pub(crate) fn take(&mut self, area: Area) -> Result<Option<Vec<u8>>, StageError> {
        let size = Size::new(area.width, area.height)?;
        let snapshot = match &mut self.snapshot {
            Some(snapshot) if snapshot.size() == size => snapshot,
            stale => stale.insert(Snapshot::new(size)),
        };
        let (left, top) = (usize::from(area.x), usize::from(area.y));
        let framebuffer = &self.framebuffer;
        snapshot.update(|y, pixels| framebuffer.read_row(left, top + y, pixels), &mut self.encoder);
        if self.encoder.is_empty() {
            return Ok(None);
        }
        self.sequence = self.sequence.wrapping_add(1);
        Ok(Some(self.encoder.finish(self.sequence, size)?))
    }
}
