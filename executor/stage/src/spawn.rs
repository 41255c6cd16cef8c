//! Starting a child that dies with the stage and holds exactly the descriptors it is given.

use std::io;
use std::mem::ManuallyDrop;
use std::os::fd::{FromRawFd, OwnedFd, RawFd};
use std::os::unix::process::CommandExt;
use std::process::Command;

use rustix::process::{Pid, Signal};

use crate::error::StageError;

/// Numbers below this are where a child finds its descriptors; the parent's copies are moved above it first.
const FIRST_FREE_DESCRIPTOR: RawFd = 16;

/// What is particular to one child.
pub(crate) struct Child {
    /// The command, with its standard streams set.
    pub(crate) command: Command,
    /// Descriptors beyond the standard ones: the stage's end, and its number in the child.
    pub(crate) descriptors: Vec<(OwnedFd, RawFd)>,
    /// How much nicer than the stage it is.
    pub(crate) niceness: i32,
}

/// Starts the child in its own session. It is killed when the stage ends.
///
/// # Errors
/// [`StageError::Io`].
pub(crate) fn spawn(child: Child) -> Result<Pid, StageError> {
    let Child { mut command, descriptors, niceness } = child;
    let descriptors = descriptors
        .into_iter()
        .map(|(descriptor, number)| Ok((rustix::io::fcntl_dupfd_cloexec(descriptor, FIRST_FREE_DESCRIPTOR)?, number)))
        .collect::<rustix::io::Result<Vec<_>>>()?;
    let prepare = move || -> io::Result<()> {
        rustix::process::set_parent_process_death_signal(Some(Signal::KILL))?;
        rustix::process::setsid()?;
        rustix::process::nice(niceness)?;
        for (descriptor, number) in &descriptors {
            duplicate_to(descriptor, *number)?;
        }
        Ok(())
    };
    #[expect(unsafe_code, reason = "only code between fork and exec can set these up")]
    // SAFETY: the closure makes system calls only; it neither allocates nor takes a lock.
    unsafe {
        command.pre_exec(prepare);
    }
    let started = command.spawn()?;
    let pid = i32::try_from(started.id()).ok().and_then(Pid::from_raw);
    pid.ok_or(StageError::Io(io::ErrorKind::InvalidData.into()))
}

fn duplicate_to(descriptor: &OwnedFd, number: RawFd) -> rustix::io::Result<()> {
    #[expect(unsafe_code, reason = "the child's descriptor numbers are fixed by contract")]
    // SAFETY: this runs in the child just before exec: whatever had this number is replaced, and nothing uses it after.
    // The wrapper is never dropped, so it closes nothing.
    let mut target = ManuallyDrop::new(unsafe { OwnedFd::from_raw_fd(number) });
    rustix::io::dup2(descriptor, &mut target)
}
