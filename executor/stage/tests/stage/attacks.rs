//! Whatever the program does, the worst is the end of its own sandbox.

use std::os::fd::AsFd;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::process::{Pid, PidfdFlags, pidfd_open};

use shared::link::FromStage;

use crate::executor::Executor;

#[test]
fn nothing_outlives_the_link() {
    let mut executor = Executor::run("import os, time\nprint(os.getpid(), flush=True)\ntime.sleep(3600)");
    executor.wait_for_output("\n");
    let pid = Pid::from_raw(executor.stdout.trim().parse().unwrap()).unwrap();
    let program = pidfd_open(pid, PidfdFlags::empty()).unwrap();
    assert!(!executor.hang_up().success());
    poll(&mut [PollFd::from_borrowed_fd(program.as_fd(), PollFlags::IN)], None).unwrap();
}

#[rstest::rstest]
#[case::killing_the_display(
    "[os.kill(int(id), 9) for id in os.listdir('/proc') if id.isdigit() and command(id)[:2] == [b'/usr/bin/Xvfb', b':' + number.encode()]]"
)]
#[case::cutting_the_framebuffer_off(
    "os.truncate(f'{os.environ[\"TMPDIR\"]}/display-{number}/Xvfb_screen0', 0); window.fill(0xff, 0, 0, 64, 64)"
)]
#[case::disconnecting_the_stage("[x11.XKillClient(display, base << 21) for base in range(256)]; x11.XSync(display, 0)")]
fn breaking_the_display_ends_the_sandbox(#[case] attack: &str) {
    let mut executor = Executor::run(&format!(
        "import os, time\nfrom window import *\nwindow = Window(64, 64, 0)\nnumber = os.environ['DISPLAY'][1:]\n\
         def command(id):\n    try: return open(f'/proc/{{id}}/cmdline', 'rb').read().split(b'\\0')\n    \
         except OSError: return []\n\
         {attack}\ntime.sleep(3600)"
    ));
    let told = executor.last_messages();
    let ended = executor.wait_for_end();
    // The program notices the broken display as well as the stage does; which of them ends first is chance.
    match told.as_slice() {
        [] => assert!(!ended.success()),
        [FromStage::Exited(exit)] => assert_ne!(exit.code, Some(0)),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_grabbed_display_does_not_hide_the_end() {
    let mut executor = Executor::run(
        "import os\nfrom window import *\nif os.fork() == 0:\n    import time\n    time.sleep(30)\n\
         x11.XGrabServer(display)\nx11.XSync(display, 0)\nprint('grabbed', flush=True)\nos._exit(6)",
    );
    assert_eq!(executor.last_messages().len(), 1);
    assert!(executor.wait_for_end().success());
}

#[test]
fn lies_on_the_report_pipe_are_bounded() {
    let mut executor = Executor::run(
        "import os\nline = b'{\"problem\": {\"path\": \"a\", \"line\": 1, \"column\": null, \"kind\": \"k\", \
         \"message\": \"m\", \"traceback\": \"\"}}\\n'\nfor _ in range(1000): os.write(4, line)\n\
         os.write(4, b'{\"ready\": true}\\n')\ntry:\n    while True: os.write(4, b'x' * 4096)\n\
         except BrokenPipeError: print('closed', flush=True)",
    );
    let messages = executor.last_messages();
    assert_eq!(messages.len(), 2, "one problem and the end: {messages:?}");
    assert_eq!(executor.stdout, "closed\n");
}

#[test]
fn more_giant_windows_than_are_followed_are_survived() {
    let mut executor = Executor::run(
        "from window import *\nfor _ in range(600):\n    \
         x11.XMapWindow(display, x11.XCreateSimpleWindow(display, root, -30000, -30000, 65535, 65535, 500, 0, 0xff00))\n\
         x11.XSync(display, 0)\nprint('done', flush=True)\nwait_for(KEY_PRESS)",
    );
    executor.wait_for_output("done");
    executor.wait_until("a picture", |executor| executor.canvas.pixel(960, 540) == Some(0xff00));
}
