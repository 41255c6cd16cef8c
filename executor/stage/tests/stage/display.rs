//! The display has OpenGL where the program's text asks for it.

use crate::executor::Executor;

/// Tells whether the display has OpenGL, then shows a window.
const QUESTION: &str = "from window import *\n\
    numbers = [ctypes.byref(ctypes.c_int()) for _ in range(3)]\n\
    print('accelerated', x11.XQueryExtension(display, b'GL' b'X', *numbers), flush=True)\n\
    window = Window(40, 30, 0xff8000)\nwait_for(KEY_PRESS)\nprint('key', flush=True)";

#[rstest::rstest]
#[case::plain("", "accelerated 0\n")]
#[case::that_asks_for_opengl("# For OpenGL.\n", "accelerated 1\n")]
fn a_program_gets_the_display_it_needs(#[case] opening: &str, #[case] answer: &str) {
    let mut executor = Executor::run(&format!("{opening}{QUESTION}"));
    executor.wait_for_output("accelerated");
    assert_eq!(executor.stdout, answer);
    executor.wait_until("the window", |executor| executor.canvas.pixel(39, 29) == Some(0xff_8000));
    assert_eq!(executor.canvas.size(), (40, 30));
    executor.play(vec![shared::api::InputEvent::KeyDown { code: "KeyA".into() }]);
    executor.wait_for_output("key");
}
