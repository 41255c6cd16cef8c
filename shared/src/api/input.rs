//! Input to a running game.

use serde::{Deserialize, Serialize};

/// `POST /api/game-input/{session_id}` and the play socket's input packet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct InputRequest {
    /// What happened, oldest first; at most [`crate::limits::MAX_INPUT_EVENTS`].
    pub events: Vec<InputEvent>,
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
