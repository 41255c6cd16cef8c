//! The stage: the first process of a sandbox, beside the untrusted game. It owns the display, sends its picture, injects
//! input, forwards outputs and says how the program ended.

mod display;
mod error;
mod input;
mod link;
mod picture;
mod program;
mod reaper;
mod screen;
mod settings;
mod sound;
mod spawn;
mod stage;
mod throttle;
mod wait;
mod windows;

use rustix::process::{DumpableBehavior, set_dumpable_behavior};

use crate::settings::Settings;
use crate::stage::Stage;

fn main() -> anyhow::Result<()> {
    // The game runs as the same user: it must not read this process's memory or open its descriptors through /proc.
    set_dumpable_behavior(DumpableBehavior::NotDumpable)?;
    let mut stage = Stage::set_up(Settings::from_environment()?)?;
    stage.run()?;
    Ok(())
}
