//! Whether a program may draw with OpenGL, as far as its text tells.
//!
//! The display server with OpenGL takes three times the memory of one without, and few programs need it. So it is started
//! without, and anew with it for programs that mention OpenGL, or may load anything at all.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use shared::api::{Encoding, SourceFile};

/// What the text of a program that draws with OpenGL holds, in lower case.
const MENTIONS: [&str; 13] = [
    // pygame's flag and PyOpenGL.
    "opengl",
    "pyglet",
    "moderngl",
    "zengl",
    "glfw",
    "glut",
    "libgl",
    "glx",
    // Some of these draw with it.
    "pygame.examples",
    // The C library of that name, looked for by hand.
    "find_library(",
    // Ways to come by a module whose name the text need not hold.
    "importlib",
    "__import__",
    "exec(",
];

/// `pygame.OPENGL`, as SDL has numbered it.
const OPENGL_FLAG: u32 = 2;

/// Whether a program of these files needs a display with OpenGL.
pub(crate) fn may_use_opengl(files: &[SourceFile]) -> bool {
    files.iter().filter(|file| is_python(&file.path)).any(|file| match file.encoding {
        Encoding::Utf8 => mentions_opengl(&file.content),
        // What cannot be decoded is refused when it is written.
        Encoding::Base64 => {
            STANDARD.decode(&file.content).is_ok_and(|bytes| mentions_opengl(&String::from_utf8_lossy(&bytes)))
        }
    })
}

fn is_python(path: &str) -> bool {
    let suffix = path.rsplit('.').next().unwrap_or_default();
    ["py", "pyw"].iter().any(|python| suffix.eq_ignore_ascii_case(python))
}

fn mentions_opengl(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    MENTIONS.iter().any(|mention| text.contains(mention)) || asks_by_number(&text)
}

/// Whether a window is asked for with pygame's flag as a number, as in `set_mode((640, 480), 2)`. A height with this bit is
/// taken for the flag too, which costs that program a moment.
fn asks_by_number(text: &str) -> bool {
    let arguments = text.split("set_mode(").skip(1).filter_map(|rest| rest.lines().next());
    arguments.flat_map(|line| line.split(',').skip(1)).any(|argument| {
        let value = argument.rsplit('=').next().unwrap_or_default();
        let number = value.trim_matches([' ', ')', ':', ';']);
        let flags = number.strip_prefix("0x").map_or_else(|| number.parse(), |digits| u32::from_str_radix(digits, 16));
        flags.is_ok_and(|flags| flags & OPENGL_FLAG != 0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, content: &str) -> SourceFile {
        SourceFile { path: path.into(), content: content.into(), encoding: Encoding::Utf8 }
    }

    #[rstest::rstest]
    #[case::pyopengl("from OpenGL.GL import *", true)]
    #[case::flag("pygame.display.set_mode((1, 1), pygame.OPENGL | pygame.DOUBLEBUF)", true)]
    #[case::moderngl("import moderngl", true)]
    #[case::by_hand("import ctypes.util\nctypes.CDLL(ctypes.util.find_library('GL'))", true)]
    #[case::hidden("exec(open('game.txt').read())", true)]
    #[case::plain("import pygame, random\npygame.init()\nscreen = pygame.display.set_mode((800, 600))", false)]
    #[case::number("screen = pygame.display.set_mode((640, 480), 2)", true)]
    #[case::named_number("set_mode(SIZE, flags=0x12)\n", true)]
    #[case::other_number("screen = set_mode((800, 600), 0, 32)", false)]
    #[case::words("angle = 3\nsingle_player = True", false)]
    #[case::empty("", false)]
    fn the_text_tells(#[case] text: &str, #[case] expected: bool) {
        assert_eq!(may_use_opengl(&[file("main.py", "pass"), file("game/part.PY", text)]), expected);
    }

    #[test]
    fn only_python_counts_in_whichever_encoding() {
        assert!(!may_use_opengl(&[file("notes.txt", "OpenGL")]));
        let content = STANDARD.encode("import OpenGL");
        let encoded = SourceFile { path: "main.py".into(), content, encoding: Encoding::Base64 };
        assert!(may_use_opengl(&[encoded]));
    }
}
