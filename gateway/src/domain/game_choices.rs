//! What a game was compiled from, so that its questions can be asked again.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use shared::api::CompileRequest;

/// The answers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GameChoices {
    /// Chosen option by slot.
    #[serde(default)]
    pub choices: BTreeMap<String, String>,
    /// The look.
    #[serde(default)]
    pub theme: Option<String>,
    /// The name it was compiled with, whatever it is called since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

impl GameChoices {
    /// What an executor is asked to make of them.
    #[must_use]
    pub fn request(&self, game_type: &str) -> CompileRequest {
        CompileRequest {
            game_type: game_type.to_owned(),
            name: self.name.clone(),
            choices: self.choices.clone(),
            theme: self.theme.clone(),
        }
    }

    /// As the database keeps them.
    #[must_use]
    pub fn to_row(&self) -> Value {
        serde_json::to_value(self).unwrap_or_default()
    }

    /// From the database, where nothing else writes.
    #[must_use]
    pub fn from_row(value: Value) -> Self {
        serde_json::from_value(value).unwrap_or_default()
    }
}
