//! What a program can and cannot do from inside its sandbox.

use std::collections::BTreeMap;
use std::process::Command;

use executor::config::Settings;
use shared::api::{EndReason, ExecuteRequest};

use crate::support::{Palace, press};

/// Runs `code` and answers what it printed.
async fn printed(code: &str) -> String {
    let palace = Palace::start().await;
    let watched = palace.run_to_end(code).await;
    palace.stop().await;
    watched.output()
}

/// Prints `name: kept` for each attempt that fails, `name: broken` for one that succeeds.
const ATTACKS: &str = include_str!("../programs/attacks.py");

#[tokio::test]
async fn every_way_out_is_closed() {
    let output = printed(ATTACKS).await;
    assert!(output.ends_with("done\n"), "{output}");
    assert_eq!(output.matches(": kept").count(), 24, "{output}");
    assert!(!output.contains("broken"), "{output}");
}

#[tokio::test]
async fn what_real_games_do_is_open() {
    let output = printed(
        r#"
import os, random, sys, tempfile, threading, pygame, numpy, PIL.Image, pymunk, OpenGL.GL, pgzero, tkinter
with open("highscore.txt", "w") as file:
    file.write("12")
print(open("highscore.txt").read(), os.path.exists("main.py"))
print(len(tempfile.mkdtemp()) > 0)
thread = threading.Thread(target=lambda: print("thread"))
thread.start(); thread.join()
pygame.font.init()
print(pygame.font.SysFont("dejavusans", 20).render("hi", True, "red").get_width() > 5)
print(pygame.mixer.init() or pygame.mixer.get_init() is not None)
"#,
    )
    .await;
    assert_eq!(output, "12 True\nTrue\nthread\nTrue\nTrue\n");
}

#[tokio::test]
async fn what_is_printed_arrives_line_by_line_while_the_program_runs() {
    let palace = Palace::start().await;
    let session = palace.run("import time\nprint('first')\nprint('second')\ntime.sleep(60)\n").await;
    let mut socket = palace.watch(session).await;
    socket.until(|watched| watched.output() == "first\nsecond\n").await;
    palace.stop().await;
}

#[tokio::test]
async fn the_image_has_the_modules_the_code_check_knows_and_no_others() {
    let known = include_str!("../../src/validate/modules.txt");
    let code = format!(
        "import importlib.util, pkgutil, sys\n\
         known = set('''{known}'''.split())\n\
         print('missing:', sorted(name for name in known if importlib.util.find_spec(name) is None))\n\
         site = [path for path in sys.path if 'dist-packages' in path]\n\
         extra = {{module.name for module in pkgutil.iter_modules(site)}} - known\n\
         print('extra:', sorted(name for name in extra if not name.startswith('_')))\n"
    );
    let output = printed(&code).await;
    assert_eq!(output, "missing: []\nextra: []\n");
}

/// Prints the sources of all examples that come with pygame as one JSON object.
const EXAMPLES: &str = "import json, pathlib, pygame.examples\n\
    folder = pathlib.Path(pygame.examples.__path__[0])\n\
    print(json.dumps({file.name: file.read_text() for file in folder.glob('*.py')}))\n";

#[test]
fn no_example_of_pygame_is_refused() {
    let image = Settings::default().sandbox_image;
    let mut docker = Command::new("docker");
    docker.args(["run", "--rm", "--network", "none", "--entrypoint", "python3", &image, "-c", EXAMPLES]);
    let output = docker.output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let examples: BTreeMap<String, String> = serde_json::from_str(&text[text.find('{').unwrap()..]).unwrap();
    assert!(examples.len() > 40, "{}", examples.len());
    for (name, code) in examples {
        let request = ExecuteRequest { code: Some(code), ..ExecuteRequest::default() };
        let checked = executor::validate::check(request, Settings::default().max_code_size);
        assert!(checked.is_ok(), "{name}: {checked:?}");
    }
}

#[tokio::test]
async fn a_program_draws_with_opengl() {
    let palace = Palace::start().await;
    let session = palace
        .run(
            r"
import pygame
from OpenGL.GL import *
pygame.init()
pygame.display.set_mode((200, 100), pygame.OPENGL | pygame.DOUBLEBUF)
glClearColor(10 / 255, 190 / 255, 30 / 255, 1)
glClear(GL_COLOR_BUFFER_BIT)
pygame.display.flip()
while pygame.event.wait().type != pygame.KEYDOWN:
    pass
",
        )
        .await;
    let mut socket = palace.watch(session).await;
    socket.until(|watched| watched.pictures > 0 && watched.pixel(199, 99) == [10, 190, 30]).await;
    socket.input(press("Space")).await;
    assert_eq!(socket.into_watched().await.end(), Some((EndReason::Finished, Some(0))));
    palace.stop().await;
}

#[tokio::test]
async fn two_games_at_once_have_different_users() {
    let palace = Palace::start().await;
    let code = "import os, time\nprint(os.getuid(), flush=True)\ntime.sleep(60)\n";
    let (first, second) = (palace.run(code).await, palace.run(code).await);
    let mut outputs = Vec::new();
    for session in [first, second] {
        let mut socket = palace.watch(session).await;
        outputs.push(socket.until(|watched| watched.output().contains('\n')).await.output());
    }
    assert_ne!(outputs[0], outputs[1]);
    palace.stop().await;
}
