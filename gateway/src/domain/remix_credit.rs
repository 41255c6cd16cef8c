//! Whose game a project began as.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// One published game in the line that a project comes from. The credit stays when the game is gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RemixCredit {
    /// The game in the gallery, as long as it is there.
    pub publication_id: Uuid,
    /// What it was called.
    pub title: String,
    /// Who made it; empty once the person is gone.
    pub maker: String,
}

/// The same as a project keeps it: with whose name it is, so that it can be forgotten with the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptCredit {
    /// What is shown of it.
    #[serde(flatten)]
    pub shown: RemixCredit,
    /// Who made it; none once the person is gone.
    pub maker_id: Option<Uuid>,
}
