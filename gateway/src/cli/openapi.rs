//! `gateway openapi`

use std::io::Write as _;

pub(super) fn run() -> anyhow::Result<()> {
    std::io::stdout().write_all(crate::openapi::document_text()?.as_bytes())?;
    Ok(())
}
