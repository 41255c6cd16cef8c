//! Bounds that more than one service enforces. Sizes are in bytes unless the name says otherwise.

/// Largest source text of one Python file that is accepted when `MAX_CODE_SIZE` is not set.
pub const DEFAULT_MAX_CODE_SIZE_BYTES: usize = 100_000;

/// Largest whole run request: code, pictures and sounds together, after base64 decoding.
pub const MAX_PROJECT_SIZE_BYTES: usize = 5_000_000;

/// Largest JSON body of a run request: a full project in base64 with room for its envelope.
pub const MAX_EXECUTE_BODY_BYTES: usize = MAX_PROJECT_SIZE_BYTES / 3 * 4 + 512 * 1024;

/// Most files in one project.
pub const MAX_PROJECT_FILES: usize = 200;

/// Longest relative path of one project file.
pub const MAX_PATH_BYTES: usize = 200;

/// Longest single line of Python that is accepted; a longer one is data, and belongs in a file.
pub const MAX_LINE_BYTES: usize = 100_000;

/// Most input events in one request or packet.
pub const MAX_INPUT_EVENTS: usize = 256;

/// Longest text, in characters, that one `text` event types.
pub const MAX_INPUT_TEXT_CHARS: usize = 256;

/// Widest picture a sandbox shows, in pixels: the width of its virtual display.
pub const MAX_PICTURE_WIDTH: u16 = 1920;

/// Tallest picture a sandbox shows, in pixels: the height of its virtual display.
pub const MAX_PICTURE_HEIGHT: u16 = 1080;

/// Narrowest small picture of a session, in pixels.
pub const MIN_THUMBNAIL_WIDTH: u16 = 16;

/// Widest small picture of a session, in pixels.
pub const MAX_THUMBNAIL_WIDTH: u16 = 640;

/// Width of a small picture where none is asked for, in pixels.
pub const DEFAULT_THUMBNAIL_WIDTH: u16 = 320;

/// Longest a token between the services may live, in seconds.
pub const MAX_TOKEN_LIFETIME_SECONDS: u64 = 3600;
