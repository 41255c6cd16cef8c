//! What the player does arrives at the program as from real devices.

use shared::api::InputEvent;
use shared::link::PointerUse;

use crate::executor::Executor;

/// Prints every event, and ends at the key Escape.
const PRINTER: &str = "
from window import *
NAMES = {KEY_PRESS: 'down', KEY_RELEASE: 'up', BUTTON_PRESS: 'press', BUTTON_RELEASE: 'release'}
window = Window(300, 200, 0xff)
print('shown', flush=True)
while True:
    event = next_event()
    if event.kind in (KEY_PRESS, KEY_RELEASE):
        print(NAMES[event.kind], event.detail, repr(event.text()), flush=True)
        if event.detail == 9:
            break
    if event.kind in (BUTTON_PRESS, BUTTON_RELEASE):
        print(NAMES[event.kind], event.detail, event.x, event.y, flush=True)
";

/// What the program prints of these events.
fn play(events: Vec<InputEvent>) -> Vec<String> {
    let mut executor = Executor::run(PRINTER);
    executor.wait_until("the window", |executor| executor.canvas.size() == (300, 200));
    executor.wait_for_output("shown\n");
    executor.play(events);
    executor.play(vec![key_down("Escape")]);
    executor.last_messages();
    let lines = executor.stdout.lines().map(str::to_owned);
    lines.skip(1).take_while(|line| !line.starts_with("down 9 ")).collect()
}

fn key_down(code: &str) -> InputEvent {
    InputEvent::KeyDown { code: code.into(), key: None }
}

fn key_up(code: &str) -> InputEvent {
    InputEvent::KeyUp { code: code.into() }
}

#[test]
fn keys_go_down_once_and_up() {
    let events = vec![key_down("KeyA"), key_down("KeyA"), key_up("KeyA"), key_up("KeyA"), key_down("NoSuchKey")];
    assert_eq!(play(events), ["down 38 'a'", "up 38 'a'"]);
}

#[rstest::rstest]
#[case::german_z("KeyY", 'z', "down 29 'z'")]
#[case::german_sharp_s("Minus", 'ß', "down 20 'ß'")]
#[case::french_a("KeyQ", 'a', "down 24 'a'")]
#[case::at_sign_by_alt_gr("KeyQ", '@', "down 24 '@'")]
#[case::the_same("KeyY", 'y', "down 29 'y'")]
#[case::number_pad("Numpad4", '4', "down 83 '4'")]
#[case::what_is_no_character("KeyY", '\u{7}', "down 29 'y'")]
fn a_key_types_what_it_does_in_the_players_layout(#[case] code: &str, #[case] key: char, #[case] printed: &str) {
    let own = InputEvent::KeyDown { code: code.into(), key: Some(key) };
    let events = vec![own.clone(), key_up(code), key_down("KeyY"), key_up("KeyY"), own];
    let lines = play(events);
    assert_eq!(lines[0], printed);
    assert_eq!(lines[2], "down 29 'y'", "without a character it types the display's");
    assert_eq!(lines[4], printed);
}

#[test]
fn a_key_has_a_character_with_shift_and_one_without() {
    let own = |key| InputEvent::KeyDown { code: "Minus".into(), key: Some(key) };
    let shift = [key_down("ShiftLeft"), own('?'), key_up("Minus"), key_up("ShiftLeft")];
    let events = [own('ß'), key_up("Minus")].into_iter().chain(shift).chain([own('ß')]).collect();
    let lines = play(events);
    let typed: Vec<&str> = lines.iter().filter_map(|line| line.strip_prefix("down 20 ")).collect();
    assert_eq!(typed, ["'ß'", "'?'", "'ß'"]);
}

#[test]
fn capitals_can_be_locked_on_either_side() {
    let own = |code: &str, key| InputEvent::KeyDown { code: code.into(), key: Some(key) };
    let typed = |events: Vec<InputEvent>, keycode: u8| {
        let prefix = format!("down {keycode} ");
        play(events).iter().find_map(|line| line.strip_prefix(&prefix).map(str::to_owned)).unwrap()
    };
    let locked = || vec![key_down("CapsLock"), key_up("CapsLock")];
    let with = |mut events: Vec<InputEvent>, more: Vec<InputEvent>| {
        events.extend(more);
        events
    };
    assert_eq!(typed(vec![own("KeyA", 'A')], 38), "'A'", "it was locked before the game began");
    assert_eq!(typed(with(locked(), vec![own("KeyA", 'A')]), 38), "'A'");
    assert_eq!(typed(with(locked(), vec![key_down("ShiftLeft"), own("KeyA", 'a')]), 38), "'a'");
    assert_eq!(typed(with(locked(), vec![own("KeyY", 'Z')]), 29), "'Z'");
    assert_eq!(typed(with(locked(), vec![own("Digit1", '1')]), 10), "'1'");
}

#[test]
fn a_key_of_a_foreign_keyboard_is_not_used_up_by_texts() {
    let own = InputEvent::KeyDown { code: "IntlRo".into(), key: Some('ろ') };
    let texts = "āăąćĉċčďđēĕėęěĝğġģĥħĩīĭįĵ";
    let mut events = vec![own.clone(), key_up("IntlRo"), InputEvent::Text { text: texts.into() }];
    events.push(own);
    let lines = play(events);
    assert_eq!(lines.iter().filter(|line| line.starts_with("down 97 ")).count(), 2, "{lines:?}");
}

#[test]
fn a_game_that_holds_the_pointer_is_told_of_and_gets_movements() {
    let mut executor = Executor::run(
        "from window import *\nwindow = Window(300, 200, 0xff)\nwindow.hide_cursor()\nprint('hidden', flush=True)\n\
         wait_for(KEY_PRESS)\nprint('free', window.grab_pointer(), flush=True)\n\
         event = wait_for(BUTTON_PRESS)\nprint('press', event.x, event.y, flush=True)\nwait_for(KEY_PRESS)\n\
         window.show_cursor()\nwait_for(KEY_PRESS)",
    );
    let used = |captured, visible| Some(PointerUse { captured, visible });
    executor.wait_for_output("hidden");
    executor.play(vec![InputEvent::PointerMove { x: 100.0, y: 50.0 }]);
    executor.wait_until("a hidden cursor", |executor| executor.pointer == used(false, false));
    executor.play(vec![key_down("KeyA"), key_up("KeyA")]);
    executor.wait_for_output("free True");
    executor.play(vec![InputEvent::PointerMove { x: 110.0, y: 60.0 }]);
    executor.wait_until("a held pointer", |executor| executor.pointer == used(true, false));
    executor.play(vec![
        InputEvent::PointerMove { x: 5.0, y: 5.0 },
        InputEvent::PointerMoveBy { dx: 7.0, dy: -4.0 },
        InputEvent::PointerMoveBy { dx: 7.0, dy: -4.0 },
        InputEvent::PointerDown { x: 1.0, y: 1.0, button: 0 },
        InputEvent::PointerUp { x: 1.0, y: 1.0, button: 0 },
    ]);
    executor.wait_for_output("press 124 52");
    executor.play(vec![key_down("KeyA"), key_up("KeyA")]);
    executor.wait_until("a shown cursor", |executor| executor.pointer == used(false, true));
}

#[test]
fn shift_makes_capitals() {
    let events = vec![key_down("ShiftRight"), key_down("Digit1"), key_up("Digit1"), key_up("ShiftRight")];
    assert_eq!(play(events)[1], "down 10 '!'");
}

#[test]
fn the_pointer_is_where_the_picture_was_pressed() {
    let events = vec![
        InputEvent::PointerMove { x: 1.0, y: 1.0 },
        InputEvent::PointerDown { x: 10.7, y: 20.2, button: 0 },
        InputEvent::PointerUp { x: -5.0, y: 1e9, button: 0 },
        InputEvent::PointerDown { x: 299.0, y: 0.0, button: 2 },
        InputEvent::PointerDown { x: 0.0, y: 0.0, button: 9 },
    ];
    assert_eq!(play(events), ["press 1 10 20", "release 1 0 199", "press 3 299 0"]);
}

#[test]
fn the_wheel_turns_by_notches() {
    let events = vec![
        InputEvent::PointerMove { x: 5.0, y: 6.0 },
        InputEvent::Wheel { dx: 0.0, dy: 0.6 },
        InputEvent::Wheel { dx: -1.0, dy: 0.6 },
    ];
    assert_eq!(play(events), ["press 6 5 6", "release 6 5 6", "press 5 5 6", "release 5 5 6"]);
}

#[test]
fn losing_the_focus_releases_everything() {
    let events = vec![
        key_down("ArrowLeft"),
        InputEvent::PointerDown { x: 3.0, y: 4.0, button: 1 },
        InputEvent::Blur,
        InputEvent::Blur,
    ];
    assert_eq!(play(events), ["down 113 ''", "press 2 3 4", "up 113 ''", "release 2 3 4"]);
}

#[test]
fn text_is_typed_whatever_keys_there_are() {
    let typed = |lines: Vec<String>| -> String {
        let texts = lines.iter().filter_map(|line| line.strip_prefix("down ")?.split_once(' ')).map(|(_, text)| text);
        texts.map(|text| text.trim_matches('\'')).collect()
    };
    let events = vec![InputEvent::Text { text: "Hello, wörld ¿ñ?".into() }];
    assert_eq!(typed(play(events)), "Hello, wörld ¿ñ?");
}
