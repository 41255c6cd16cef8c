//! Input to a running game.

use serde::{Deserialize, Serialize};

use crate::limits::{MAX_INPUT_EVENTS, MAX_INPUT_TEXT_CHARS};

/// `POST /api/game-input/{session_id}` and the play socket's input packet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct InputRequest {
    /// What happened, oldest first; at most [`crate::limits::MAX_INPUT_EVENTS`].
    pub events: Vec<InputEvent>,
}

/// Input that asks for too much at once.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct ExcessiveInput {
    /// The field, as a path into the body.
    pub field: String,
    /// What is allowed.
    pub message: String,
}

impl InputRequest {
    /// Checks the bounds that the types do not express.
    ///
    /// # Errors
    /// [`ExcessiveInput`] names the field.
    pub fn check(&self) -> Result<(), ExcessiveInput> {
        if self.events.len() > MAX_INPUT_EVENTS {
            let message = format!("Send at most {MAX_INPUT_EVENTS} events at once.");
            return Err(ExcessiveInput { field: "events".to_owned(), message });
        }
        let too_long = |event: &InputEvent| matches!(event, InputEvent::Text { text } if text.chars().count() > MAX_INPUT_TEXT_CHARS);
        match self.events.iter().position(too_long) {
            None => Ok(()),
            Some(index) => Err(ExcessiveInput {
                field: format!("events[{index}].text"),
                message: format!("Type at most {MAX_INPUT_TEXT_CHARS} characters at once."),
            }),
        }
    }
}

/// One thing the player did. Positions are in pixels of the game's picture from its top left corner.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "type", rename_all = "lowercase", deny_unknown_fields)]
pub enum InputEvent {
    /// A key goes down.
    KeyDown {
        /// The physical key: a `KeyboardEvent.code` value of the W3C UI Events specification, such as `ArrowLeft`.
        code: String,
        /// The character it types in the player's own layout, such as `ß`; without it, the one it has in the layout of
        /// the United States. The game sees the same key either way.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, min_length = 1, max_length = 1))]
        key: Option<char>,
    },
    /// A key goes up.
    KeyUp {
        /// The physical key.
        code: String,
    },
    /// The pointer moves.
    PointerMove {
        /// From the left edge.
        x: f64,
        /// From the top edge.
        y: f64,
    },
    /// The pointer moves while the game holds it: by how much, wherever it is.
    PointerMoveBy {
        /// Pixels to the right.
        dx: f64,
        /// Pixels down.
        dy: f64,
    },
    /// A pointer button goes down.
    PointerDown {
        /// From the left edge.
        x: f64,
        /// From the top edge.
        y: f64,
        /// `MouseEvent.button`: 0 left, 1 middle, 2 right.
        #[serde(default)]
        button: u8,
    },
    /// A pointer button goes up.
    PointerUp {
        /// From the left edge.
        x: f64,
        /// From the top edge.
        y: f64,
        /// `MouseEvent.button`: 0 left, 1 middle, 2 right.
        #[serde(default)]
        button: u8,
    },
    /// The wheel turns; one unit is one notch, positive is right and down.
    Wheel {
        /// Notches to the right.
        #[serde(default)]
        dx: f64,
        /// Notches down.
        #[serde(default)]
        dy: f64,
    },
    /// Text arrives that no single key makes.
    Text {
        /// The text; at most [`crate::limits::MAX_INPUT_TEXT_CHARS`] characters.
        text: String,
    },
    /// The game lost the focus: every held key and button goes up.
    Blur,
}
