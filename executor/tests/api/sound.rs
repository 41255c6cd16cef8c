//! What a game plays is heard at the play socket.

use std::fmt::Write as _;
use std::time::Duration;

use reqwest::StatusCode;
use shared::stream::packet::{FromViewer, ViewerSettings};

use crate::support::{Heard, Palace};

/// Plays a tone of half a second on each line of input, by `pygame.mixer.Sound` of bytes made here.
fn beeper(mixer: &str, pitch_hz: u32) -> String {
    format!(
        r#"
import array, math
import pygame
pygame.mixer.pre_init({mixer})
pygame.init()
screen = pygame.display.set_mode((64, 64))
rate, size, channels = pygame.mixer.get_init()
wave = [math.sin(math.tau * {pitch_hz} * frame / rate) / 3 for frame in range(rate // 2)]
def sample(value):
    if abs(size) == 32:
        return value
    if size < 0:
        return int(value * (2 ** (-size - 1) - 1))
    return int(value * (2 ** (size - 1) - 1)) + 2 ** (size - 1)
code = {{32: "f", 16: "h", 8: "B"}}[abs(size)]
samples = array.array(code, [sample(value) for value in wave for _ in range(channels)])
beep = pygame.mixer.Sound(buffer=samples.tobytes())
clock = pygame.time.Clock()
print("ready", flush=True)
while True:
    for event in pygame.event.get():
        if event.type == pygame.KEYDOWN:
            beep.play()
            print("played", flush=True)
    pygame.display.flip()
    clock.tick(60)
"#
    )
}

/// Presses a key, and returns what is heard until the silence after it.
async fn beep(socket: &mut crate::support::Socket) -> Heard {
    let before = socket.watched.heard.len();
    socket.input(crate::support::press("Space")).await;
    socket.until(|watched| watched.heard.len() > before && watched.heard.seconds_since(before) > 0.45).await;
    socket.quiet(Duration::from_millis(500)).await;
    socket.watched.heard.since(before)
}

#[rstest::rstest]
#[case::usual("44100, -16, 2", 440)]
#[case::mono_of_half_the_rate("22050, -16, 1", 440)]
#[case::floating_point("44100, 32, 2", 880)]
#[case::eight_bits("11025, 8, 1", 440)]
#[case::the_streams_own_rate("48000, -16, 2", 1000)]
#[tokio::test]
async fn a_beep_is_heard_at_its_pitch_and_then_nothing_is_sent(#[case] mixer: &str, #[case] pitch_hz: u32) {
    let palace = Palace::start().await;
    let session = palace.run(&beeper(mixer, pitch_hz)).await;
    let mut socket = palace.watch(session).await;
    socket.until(|watched| watched.output().contains("ready")).await;
    socket.quiet(Duration::from_millis(500)).await;
    assert_eq!(socket.watched.heard.len(), 0, "a game that plays nothing sends nothing");
    for _ in 0..2 {
        let heard = beep(&mut socket).await;
        let seconds = heard.seconds_since(0);
        assert!((0.5..0.75).contains(&seconds), "half a second and its fading are {seconds} s");
        assert!(heard.starts_after_silence());
        let at_pitch = heard.strength(f64::from(pitch_hz));
        assert!((0.2..0.4).contains(&at_pitch), "a third of full scale, not {at_pitch}");
        assert!(heard.strength(f64::from(pitch_hz) * 1.1) < 0.02, "and at no other pitch");
    }
    palace.stop().await;
}

#[tokio::test]
async fn the_mixer_may_be_opened_anew_with_another_format() {
    let program = beeper("44100, -16, 2", 440).replace(
        "clock = pygame",
        "pygame.mixer.quit()\npygame.mixer.init(22050, -16, 1)\nbeep = pygame.mixer.Sound(buffer=samples.tobytes())\nclock = pygame",
    );
    let palace = Palace::start().await;
    let session = palace.run(&program).await;
    let mut socket = palace.watch(session).await;
    socket.until(|watched| watched.output().contains("ready")).await;
    // The samples were made for four times as many a second.
    socket.input(crate::support::press("Space")).await;
    socket.until(|watched| watched.heard.seconds_since(0) > 1.8).await;
    let at_pitch = socket.watched.heard.strength(110.0);
    assert!((0.2..0.4).contains(&at_pitch), "a third of full scale, not {at_pitch}");
    palace.stop().await;
}

#[tokio::test]
async fn music_is_heard_until_it_is_paused() {
    let program = r#"
import array, math, wave
import pygame
with wave.open("/tmp/music.wav", "wb") as file:
    file.setparams((1, 2, 32000, 0, "NONE", ""))
    file.writeframes(array.array("h", [int(9000 * math.sin(math.tau * 523.25 * i / 32000)) for i in range(320000)]).tobytes())
pygame.init()
screen = pygame.display.set_mode((64, 64))
pygame.mixer.music.load("/tmp/music.wav")
pygame.mixer.music.play(-1)
clock = pygame.time.Clock()
while True:
    for event in pygame.event.get():
        if event.type == pygame.KEYDOWN:
            pygame.mixer.music.pause()
    clock.tick(60)
"#;
    let palace = Palace::start().await;
    let session = palace.run(program).await;
    let mut socket = palace.watch(session).await;
    let watched = socket.until(|watched| watched.heard.seconds_since(0) > 2.0).await;
    let at_pitch = watched.heard.strength(523.25);
    assert!((0.2..0.35).contains(&at_pitch), "{at_pitch}");
    assert!(watched.heard.is_unbroken(), "music that plays on has no gaps");
    socket.input(crate::support::press("Space")).await;
    socket.quiet(Duration::from_millis(500)).await;
    palace.stop().await;
}

#[tokio::test]
async fn one_who_wants_no_sound_is_sent_none_and_others_still_are() {
    let palace = Palace::start().await;
    let session = palace.run(&beeper("44100, -16, 2", 440)).await;
    let mut deaf = palace.watch(session).await;
    let mut hearing = palace.watch(session).await;
    deaf.until(|watched| watched.output().contains("ready")).await;
    let settings = ViewerSettings { sound: false, ..ViewerSettings::default() };
    deaf.send(FromViewer::Settings(settings).encode()).await;
    // What it says is heard in order: once the key arrives, so have the settings.
    deaf.input(crate::support::press("Space")).await;
    hearing.until(|watched| watched.heard.seconds_since(0) > 0.4).await;
    deaf.until(|watched| watched.output().contains("played")).await;
    deaf.quiet(Duration::from_millis(500)).await;
    assert_eq!(deaf.watched.heard.len(), 0);
    deaf.send(FromViewer::Settings(ViewerSettings::default()).encode()).await;
    deaf.input(crate::support::press("Space")).await;
    deaf.until(|watched| watched.heard.seconds_since(0) > 0.4).await;
    palace.stop().await;
}

#[tokio::test]
async fn noise_of_a_game_at_the_sound_server_ends_neither_game_nor_session() {
    let mut program = String::from("import os, socket\nimport pygame\n");
    for nonsense in ["b'\\xff' * 4096", "os.urandom(100_000)", "bytes(20) * 1000", "b''"] {
        let _ = write!(
            program,
            "noise = socket.socket(socket.AF_UNIX)\nnoise.settimeout(5)\n\
             noise.connect(os.environ['PULSE_SERVER'].removeprefix('unix:'))\n\
             try:\n    noise.sendall({nonsense})\nexcept OSError:\n    pass\nnoise.close()\n"
        );
    }
    program.push_str(&beeper("44100, -16, 2", 440));
    let palace = Palace::start().await;
    let session = palace.run(&program).await;
    let mut socket = palace.watch(session).await;
    socket.until(|watched| watched.output().contains("ready")).await;
    socket.input(crate::support::press("Space")).await;
    socket.until(|watched| watched.heard.seconds_since(0) > 0.4).await;
    assert_eq!(palace.stop_game(session).await.status(), StatusCode::NO_CONTENT);
    palace.stop().await;
}
