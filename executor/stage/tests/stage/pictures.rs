//! The picture is the game's window, as it is now.

use crate::executor::Executor;

#[test]
fn the_picture_is_the_window_and_follows_what_is_drawn() {
    let mut executor = Executor::run(
        "from window import *\nwindow = Window(200, 100, 0x102030)\nwindow.fill(0xff8000, 70, 40, 5, 5)\nwait_for(KEY_PRESS)",
    );
    executor.wait_until("the drawing", |executor| executor.canvas.pixel(70, 40) == Some(0xff_8000));
    assert_eq!(executor.canvas.size(), (200, 100));
    assert_eq!(executor.canvas.pixel(199, 99), Some(0x10_2030));
    assert_eq!(executor.canvas.pixel(69, 40), Some(0x10_2030));
}

#[test]
fn every_drawing_is_shown_in_the_end_however_fast_they_come() {
    let mut executor = Executor::run(
        "from window import *\nwindow = Window(64, 64, 0)\n\
         for colour in range(1, 5001): window.fill(colour, colour % 64, colour // 64 % 64, 1, 1)\n\
         print('drawn', flush=True)\nwait_for(KEY_PRESS)",
    );
    executor.wait_for_output("drawn");
    executor.wait_until("the last drawing", |executor| executor.canvas.pixel(5000 % 64, 5000 / 64 % 64) == Some(5000));
    for colour in 5000 - 64 * 64 + 1..5000u32 {
        let (x, y) = (colour % 64, colour / 64 % 64);
        let pixel = executor.canvas.pixel(x.try_into().unwrap(), y.try_into().unwrap());
        assert_eq!(pixel, Some(colour), "at {x}, {y}");
    }
}

#[test]
fn the_picture_follows_a_new_size() {
    let mut executor = Executor::run(
        "from window import *\nwindow = Window(200, 100, 0xff)\nwindow.fill(0xff, 0, 0, 200, 100)\n\
         wait_for(KEY_PRESS)\nwindow.resize(333, 77)\nwindow.fill(0xff00, 0, 0, 333, 77)\nwait_for(KEY_PRESS)",
    );
    executor.wait_until("the first size", |executor| executor.canvas.pixel(199, 99) == Some(0xff));
    executor.play(vec![shared::api::InputEvent::KeyDown { code: "KeyA".into(), key: None }]);
    executor.wait_until("the second size", |executor| executor.canvas.pixel(332, 76) == Some(0xff00));
    assert_eq!(executor.canvas.size(), (333, 77));
}

#[test]
fn a_window_larger_than_the_screen_fills_it() {
    let mut executor =
        Executor::run("from window import *\nwindow = Window(5000, 4000, 0xabcdef, -300, -200)\nwait_for(KEY_PRESS)");
    executor.wait_until("a picture", |executor| executor.canvas.pixel(1919, 1079) == Some(0xab_cdef));
    assert_eq!(executor.canvas.pixel(0, 0), Some(0xab_cdef));
}

#[test]
fn a_dialog_is_seen_inside_the_main_window() {
    let mut executor = Executor::run(
        "from window import *\nwindow = Window(300, 200, 0xff)\n\
         dialog = Window(100, 50, 0xff00, 9000, 9000, owner=window)\nwait_for(KEY_PRESS)\n\
         dialog.close()\nwait_for(EXPOSE)\nprint('closed', flush=True)\nwait_for(KEY_PRESS)",
    );
    executor.wait_until("the dialog", |executor| executor.canvas.pixel(150, 100) == Some(0xff00));
    assert_eq!(executor.canvas.size(), (300, 200));
    assert_eq!(executor.canvas.pixel(99, 100), Some(0xff));
    executor.play(vec![shared::api::InputEvent::KeyDown { code: "Enter".into(), key: None }]);
    executor.wait_until("the dialog's end", |executor| executor.canvas.pixel(150, 100) == Some(0xff));
}

#[test]
fn another_window_follows_one_that_was_closed() {
    let mut executor = Executor::run(
        "from window import *\nwindow = Window(300, 200, 0xff)\nwait_for(KEY_PRESS)\nwindow.close()\n\
         window = Window(64, 32, 0xff00)\nwait_for(KEY_PRESS)",
    );
    executor.wait_until("the first window", |executor| executor.canvas.pixel(299, 199) == Some(0xff));
    executor.play(vec![shared::api::InputEvent::KeyDown { code: "KeyA".into(), key: None }]);
    executor.wait_until("the second window", |executor| executor.canvas.size() == (64, 32));
    executor.wait_until("its colour", |executor| executor.canvas.pixel(63, 31) == Some(0xff00));
}

#[test]
fn what_was_drawn_last_is_seen_though_the_program_ends_at_once() {
    let mut executor = Executor::run(
        "from window import *\nwindow = Window(64, 64, 0xff)\nwindow.fill(0xff00, 0, 0, 64, 64)\nx11.XCloseDisplay(display)",
    );
    executor.last_messages();
    assert_eq!(executor.canvas.pixel(32, 32), Some(0xff00));
}
