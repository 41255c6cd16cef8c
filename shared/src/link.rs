//! The link between an executor and the stage in a sandbox: framed messages on a Unix stream socket.
//!
//! A frame is a little-endian `u32` length, one kind byte, and the body; the length counts kind and body.
//! Whoever receives trusts nothing: lengths are capped before anything is allocated, bodies are checked field by field.

use serde::{Deserialize, Serialize};

use crate::api::{InputRequest, OutputChannel, SourceFile};

/// Largest frame either side accepts: a whole project in base64, or a whole picture.
pub const MAX_FRAME_BYTES: usize = 10_000_000;

/// Where the stage finds the socket inside the sandbox.
pub const SOCKET_PATH: &str = "/run/palace/stage.sock";

/// The folder in the sandbox that holds the program; a small tmpfs.
pub const GAME_DIRECTORY: &str = "/game";

const READY: u8 = 1;
const PIXELS: u8 = 2;
const OUTPUT: u8 = 3;
const PROBLEM: u8 = 4;
const EXITED: u8 = 5;
const LIMIT: u8 = 6;
const POINTER: u8 = 8;
const START: u8 = 64;
const INPUT: u8 = 65;

/// What the stage tells the executor.
#[derive(Debug, Clone, PartialEq)]
pub enum FromStage {
    /// The display is up and the interpreter waits for a program.
    Ready,
    /// The picture changed: the body of a [`crate::pixels`] message.
    Pixels(Vec<u8>),
    /// The program wrote to one of its outputs. Bytes, as a program may write anything.
    Output(OutputChannel, Vec<u8>),
    /// The program failed at a place in its code.
    Problem(ProgramProblem),
    /// The program has ended, and with it the sandbox.
    Exited(Exit),
    /// The program ran into a limit that the stage can see and that ends it.
    Limit(LimitKind),
    /// The program holds the pointer from now on, or lets it go; its cursor can be seen, or not.
    Pointer(PointerUse),
}

/// What the executor tells the stage.
#[derive(Debug, Clone, PartialEq)]
pub enum ToStage {
    /// Run this program. Sent once.
    Start(Program),
    /// The player did something.
    Input(InputRequest),
}

/// A program to run: its files, already checked, and the one to start.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Program {
    /// All files, with relative paths that stay inside the game's folder.
    pub files: Vec<SourceFile>,
    /// The path of the file to start.
    pub entry: String,
}

/// Where and how a program failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgramProblem {
    /// The file, relative to the project.
    pub path: String,
    /// Line, counted from 1.
    pub line: Option<u32>,
    /// Column, counted from 1.
    pub column: Option<u32>,
    /// Python's name of the error.
    pub kind: String,
    /// Python's words.
    pub message: String,
    /// The traceback as Python prints it.
    pub traceback: String,
}

/// How a program ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exit {
    /// Its exit code, unless a signal ended it.
    pub code: Option<i32>,
    /// The signal that ended it.
    pub signal: Option<i32>,
    /// Whether the kernel killed something in the sandbox for want of memory.
    pub out_of_memory: bool,
}

/// What a program does with the pointer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointerUse {
    /// Whether only its movements count, not where it is.
    pub captured: bool,
    /// Whether its cursor can be seen.
    pub visible: bool,
}

/// A limit the stage sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LimitKind {
    /// The kernel refused a new process or thread.
    Processes,
}

/// A frame that is not a message.
#[derive(Debug, thiserror::Error)]
pub enum LinkError {
    /// The kind byte is unknown, or the frame is empty.
    #[error("unknown kind of link message")]
    Kind,
    /// The body does not hold what its kind promises.
    #[error("malformed link message")]
    Body,
    /// The frame is longer than [`MAX_FRAME_BYTES`].
    #[error("link message too long")]
    TooLong,
}

impl FromStage {
    /// The whole frame, length first.
    ///
    /// # Errors
    /// [`LinkError::TooLong`].
    pub fn encode(&self) -> Result<Vec<u8>, LinkError> {
        match self {
            Self::Ready => frame(READY, &[]),
            Self::Pixels(body) => frame(PIXELS, body),
            Self::Output(channel, bytes) => {
                let mut body = Vec::with_capacity(bytes.len() + 1);
                body.push(u8::from(*channel == OutputChannel::Stderr));
                body.extend_from_slice(bytes);
                frame(OUTPUT, &body)
            }
            Self::Problem(problem) => frame(PROBLEM, &json(problem)?),
            Self::Exited(exit) => frame(EXITED, &json(exit)?),
            Self::Limit(kind) => frame(LIMIT, &json(kind)?),
            Self::Pointer(pointer) => frame(POINTER, &json(pointer)?),
        }
    }

    /// Reads a frame without its length: the kind byte and the body.
    ///
    /// # Errors
    /// [`LinkError::Kind`], [`LinkError::Body`].
    pub fn decode(payload: &[u8]) -> Result<Self, LinkError> {
        let (&kind, body) = payload.split_first().ok_or(LinkError::Kind)?;
        match kind {
            READY => Ok(Self::Ready),
            PIXELS => Ok(Self::Pixels(body.to_vec())),
            OUTPUT => {
                let (&channel, bytes) = body.split_first().ok_or(LinkError::Body)?;
                let channel = if channel == 0 { OutputChannel::Stdout } else { OutputChannel::Stderr };
                Ok(Self::Output(channel, bytes.to_vec()))
            }
            PROBLEM => from_json(body).map(Self::Problem),
            EXITED => from_json(body).map(Self::Exited),
            LIMIT => from_json(body).map(Self::Limit),
            POINTER => from_json(body).map(Self::Pointer),
            _ => Err(LinkError::Kind),
        }
    }
}

impl ToStage {
    /// The whole frame, length first.
    ///
    /// # Errors
    /// [`LinkError::TooLong`].
    pub fn encode(&self) -> Result<Vec<u8>, LinkError> {
        match self {
            Self::Start(program) => frame(START, &json(program)?),
            Self::Input(input) => frame(INPUT, &json(input)?),
        }
    }

    /// Reads a frame without its length: the kind byte and the body.
    ///
    /// # Errors
    /// [`LinkError::Kind`], [`LinkError::Body`].
    pub fn decode(payload: &[u8]) -> Result<Self, LinkError> {
        let (&kind, body) = payload.split_first().ok_or(LinkError::Kind)?;
        match kind {
            START => from_json(body).map(Self::Start),
            INPUT => from_json(body).map(Self::Input),
            _ => Err(LinkError::Kind),
        }
    }
}

fn json<T: Serialize>(value: &T) -> Result<Vec<u8>, LinkError> {
    serde_json::to_vec(value).map_err(|_| LinkError::Body)
}

fn from_json<'a, T: Deserialize<'a>>(body: &'a [u8]) -> Result<T, LinkError> {
    serde_json::from_slice(body).map_err(|_| LinkError::Body)
}

fn frame(kind: u8, body: &[u8]) -> Result<Vec<u8>, LinkError> {
    let length = body.len() + 1;
    if length > MAX_FRAME_BYTES {
        return Err(LinkError::TooLong);
    }
    let prefix = u32::try_from(length).map_err(|_| LinkError::TooLong)?;
    let mut bytes = Vec::with_capacity(length + 4);
    bytes.extend_from_slice(&prefix.to_le_bytes());
    bytes.push(kind);
    bytes.extend_from_slice(body);
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::api::{Encoding, InputEvent};

    fn payload(frame: &[u8]) -> &[u8] {
        let length = u32::from_le_bytes(frame[..4].try_into().unwrap()) as usize;
        assert_eq!(length, frame.len() - 4);
        &frame[4..]
    }

    #[rstest::rstest]
    #[case(FromStage::Ready)]
    #[case(FromStage::Pixels(vec![1, 2, 3]))]
    #[case(FromStage::Output(OutputChannel::Stderr, b"\xff\x00".to_vec()))]
    #[case(FromStage::Exited(Exit { code: None, signal: Some(9), out_of_memory: true }))]
    #[case(FromStage::Limit(LimitKind::Processes))]
    #[case(FromStage::Pointer(PointerUse { captured: true, visible: false }))]
    fn what_the_stage_says_arrives(#[case] message: FromStage) {
        assert_eq!(FromStage::decode(payload(&message.encode().unwrap())).unwrap(), message);
    }

    #[rstest::rstest]
    #[case(ToStage::Input(InputRequest { events: vec![InputEvent::KeyDown { code: "Space".into(), key: Some(' ') }, InputEvent::Blur] }))]
    #[case(ToStage::Start(Program {
        files: vec![SourceFile { path: "main.py".into(), content: "print(1)".into(), encoding: Encoding::Utf8 }],
        entry: "main.py".into(),
    }))]
    fn what_the_executor_says_arrives(#[case] message: ToStage) {
        assert_eq!(ToStage::decode(payload(&message.encode().unwrap())).unwrap(), message);
    }

    #[test]
    fn a_frame_over_the_cap_is_refused() {
        let message = FromStage::Pixels(vec![0; MAX_FRAME_BYTES]);
        assert!(matches!(message.encode(), Err(LinkError::TooLong)));
    }

    proptest! {
        #[test]
        fn any_bytes_decode_or_are_refused(bytes: Vec<u8>) {
            let _ = FromStage::decode(&bytes);
            let _ = ToStage::decode(&bytes);
        }
    }
}
