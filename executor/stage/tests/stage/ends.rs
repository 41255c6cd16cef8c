//! Every end of a program is told as it was.

use shared::link::{Exit, FromStage};

use crate::executor::Executor;

fn exited(code: Option<i32>, signal: Option<i32>) -> FromStage {
    FromStage::Exited(Exit { code, signal, out_of_memory: false })
}

#[rstest::rstest]
#[case::at_the_end_of_its_code("", exited(Some(0), None))]
#[case::by_its_own_will("import sys; sys.exit(3)", exited(Some(3), None))]
#[case::without_a_word("import os; os._exit(7)", exited(Some(7), None))]
#[case::by_a_signal("import os; os.kill(os.getpid(), 9)", exited(None, Some(9)))]
fn the_end_says_how_the_program_ended(#[case] code: &str, #[case] exit: FromStage) {
    let mut executor = Executor::run(code);
    assert_eq!(executor.last_messages(), [exit]);
    assert!(executor.wait_for_end().success());
}

#[test]
fn a_problem_is_told_before_the_end() {
    let mut executor = Executor::run("print('before')\nnope()");
    let messages = executor.last_messages();
    let [FromStage::Problem(problem), FromStage::Exited(exit)] = messages.as_slice() else {
        panic!("{messages:?}");
    };
    assert_eq!((problem.path.as_str(), problem.line, problem.kind.as_str()), ("main.py", Some(2), "NameError"));
    assert_eq!(exit.code, Some(1));
    assert_eq!(executor.stdout, "before\n");
}

#[test]
fn the_program_gets_its_files_and_a_clean_environment() {
    let mut executor = Executor::start_stage();
    let code = "import os\nprint(open('data/level.txt').read(), os.getcwd() == os.environ['HOME'])\n\
                print(any(name.startswith(('STAGE', 'CARGO')) for name in os.environ))\n\
                print(sorted(map(int, os.listdir('/proc/self/fd')))[:5], os.getsid(0) == os.getpid())";
    executor.start(&[("main.py", code), ("data/level.txt", "level one")]);
    assert_eq!(executor.last_messages(), [exited(Some(0), None)]);
    // The control pipe is closed by then: 3 is the folder being listed.
    assert_eq!(executor.stdout, "level one True\nFalse\n[0, 1, 2, 3, 4] True\n");
}

#[rstest::rstest]
#[case::file(&[("main.py", ""), ("../outside.py", "")])]
#[case::absolute_file(&[("main.py", ""), ("/tmp/stage-outside.py", "")])]
#[case::entry(&[("../main.py", "")])]
fn a_path_that_leaves_the_folder_ends_the_stage(#[case] files: &[(&str, &str)]) {
    let mut executor = Executor::start_stage();
    executor.start(files);
    assert_eq!(executor.last_messages(), []);
    assert!(!executor.wait_for_end().success());
    assert!(!executor.game_directory().join("../outside.py").exists());
}
