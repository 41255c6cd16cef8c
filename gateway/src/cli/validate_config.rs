//! `gateway validate-config`

use crate::config::{Settings, process_environment};

pub(super) fn run() -> anyhow::Result<()> {
    Settings::load(&process_environment())?;
    println!("the settings are valid");
    Ok(())
}
