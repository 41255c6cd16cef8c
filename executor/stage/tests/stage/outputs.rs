//! What the program prints is forwarded, and cannot keep the picture waiting.

use shared::link::{Exit, FromStage};

use crate::executor::Executor;

#[test]
fn both_outputs_arrive_whole_before_the_end() {
    let mut executor = Executor::run(
        "import sys\nsys.stdout.write('x' * 300_000 + 'end')\nsys.stdout.flush()\nprint('problem', file=sys.stderr)",
    );
    let exit = Exit { code: Some(0), signal: None, out_of_memory: false };
    assert_eq!(executor.last_messages(), [FromStage::Exited(exit)]);
    assert_eq!(executor.stdout.len(), 300_003);
    assert!(executor.stdout.ends_with("xend"));
    assert_eq!(executor.stderr, "problem\n");
}

#[test]
fn a_program_that_only_prints_still_shows_its_pictures() {
    let mut executor = Executor::run(
        "import os\nfrom window import *\nwindow = Window(64, 64, 0)\n\
         for colour in range(1, 1_000_000):\n    os.write(1, b'x' * 65536)\n    window.fill(colour, 0, 0, 64, 64)",
    );
    executor.wait_until("pictures among the prints", |executor| executor.canvas.pixel(9, 9) > Some(5));
    assert!(executor.stdout.len() > 65536);
}

#[test]
fn what_a_process_left_behind_prints_does_not_delay_the_end() {
    let mut executor = Executor::run(
        "import os, sys\nif os.fork() == 0:\n    os.setsid()\n    while True: os.write(1, b'y' * 4096)\nsys.exit(4)",
    );
    let exit = Exit { code: Some(4), signal: None, out_of_memory: false };
    assert_eq!(executor.last_messages(), [FromStage::Exited(exit)]);
    assert!(executor.wait_for_end().success());
}
