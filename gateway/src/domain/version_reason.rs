//! Why a version of a project was kept.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Why a version was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum VersionReason {
    /// The project was run.
    Run,
    /// Its maker asked for it.
    Kept,
    /// An older version was about to take its place.
    Restored,
    /// It was saved in two places at once; this is what came second.
    Conflict,
    /// It came out of a zip.
    Imported,
    /// It was shown in the gallery.
    Published,
}

impl VersionReason {
    /// Those that come without being asked for, of which only the newest stay.
    pub const AUTOMATIC: [Self; 5] = [Self::Run, Self::Restored, Self::Conflict, Self::Imported, Self::Published];
    const ALL: [Self; 6] = [Self::Run, Self::Kept, Self::Restored, Self::Conflict, Self::Imported, Self::Published];

    /// As it stands in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Run => "run",
            Self::Kept => "kept",
            Self::Restored => "restored",
            Self::Conflict => "conflict",
            Self::Imported => "imported",
            Self::Published => "published",
        }
    }

    /// From the database, which admits no others (`project_versions_reason_known`).
    #[must_use]
    pub fn from_row(text: &str) -> Self {
        Self::ALL.into_iter().find(|reason| reason.as_str() == text).unwrap_or(Self::Kept)
    }
}
