//! The screen's pixels: the display server's framebuffer file, mapped.
//!
//! The file lies where the game, which has the same user, can write. What it writes there is a picture like any other.
//! If it cuts the file short, the next read raises SIGBUS: the stage ends, and with it the sandbox. That is the intended end.

use std::ffi::c_void;
use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::ptr;

use rustix::mm::{MapFlags, ProtFlags, mmap, munmap};
use shared::pixels::PIXEL_BYTES;

use super::xwd::{HEADER_BYTES, Layout};
use crate::error::StageError;

/// The mapped screen.
pub(crate) struct Framebuffer {
    start: *const c_void,
    length: usize,
    layout: Layout,
}

impl Framebuffer {
    /// Maps the file.
    ///
    /// # Errors
    /// [`StageError::Io`], [`StageError::Framebuffer`].
    pub(crate) fn map(path: &Path) -> Result<Self, StageError> {
        let file = File::open(path)?;
        let length = usize::try_from(file.metadata()?.len()).map_err(|_| StageError::Framebuffer("too long"))?;
        let mut header = [0; HEADER_BYTES];
        file.read_exact_at(&mut header, 0)?;
        let layout = Layout::parse(&header, length)?;
        #[expect(unsafe_code, reason = "the screen is shared memory")]
        // SAFETY: a fresh mapping at an address the kernel chooses; nothing else in this process refers to it.
        let start = unsafe { mmap(ptr::null_mut(), length, ProtFlags::READ, MapFlags::SHARED, &file, 0)? };
        Ok(Self { start, length, layout })
    }

    /// Copies the pixels of row `y` from column `x` on. What lies outside the screen leaves `pixels` as it was.
    pub(crate) fn read_row(&self, x: usize, y: usize, pixels: &mut [u8]) {
        if y >= self.layout.height || x + pixels.len() / PIXEL_BYTES > self.layout.width {
            return;
        }
        let offset = self.layout.offset + y * self.layout.stride + x * PIXEL_BYTES;
        #[expect(unsafe_code, reason = "the screen is shared memory")]
        // SAFETY: the row lies within the screen, and the layout was checked to lie within the mapping. The server may
        // write at the same time: no reference to the mapping is ever made, and any bytes that arrive are valid pixels.
        unsafe {
            let source = self.start.cast::<u8>().add(offset);
            ptr::copy_nonoverlapping(source, pixels.as_mut_ptr(), pixels.len());
        }
    }
}

impl Drop for Framebuffer {
    fn drop(&mut self) {
        #[expect(unsafe_code, reason = "the screen is shared memory")]
        // SAFETY: the mapping is this value's own, and nothing borrows from it.
        let _ = unsafe { munmap(self.start.cast_mut(), self.length) };
    }
}
