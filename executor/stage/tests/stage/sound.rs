//! What the program plays is sent on, in real time, and its silence is not.

use std::time::Instant;

use shared::link::FromStage;
use shared::pcm::{PcmFormat, SampleFormat, SoundChunk};

use crate::executor::Executor;

const TONE: &str = include_str!("programs/tone.py");
/// 512 frames of 44.1 kHz.
const PIECE_SECONDS: f64 = 512.0 / 44_100.0;

fn run(program: &str) -> Executor {
    let mut executor = Executor::start_stage();
    executor.start(&[("main.py", program), ("tone.py", TONE)]);
    executor
}

/// Everything that is played, and when each piece came, until the program ends.
fn played(executor: &mut Executor) -> Vec<(Instant, SoundChunk)> {
    let mut chunks = Vec::new();
    while let Some(message) = executor.receive() {
        if let FromStage::Sound(chunk) = message {
            chunks.push((Instant::now(), chunk));
        }
    }
    assert_eq!(executor.stderr, "");
    chunks
}

/// How many samples of the left channel have each value, in order.
fn runs(chunks: &[(Instant, SoundChunk)]) -> Vec<(i16, usize)> {
    let mut runs: Vec<(i16, usize)> = Vec::new();
    for frame in chunks.iter().flat_map(|(_, chunk)| chunk.samples.chunks(4)) {
        let value = i16::from_le_bytes([frame[0], frame[1]]);
        match runs.last_mut() {
            Some(run) if run.0 == value => run.1 += 1,
            _ => runs.push((value, 1)),
        }
    }
    runs
}

#[test]
fn sounds_are_sent_and_silence_is_not() {
    let mut executor = run(
        "from tone import *\nstream = Stream()\nstream.play(0, 40)\nstream.play(1000, 20)\nstream.play(0, 60)\nstream.play(-7, 1)",
    );
    let chunks = played(&mut executor);
    let format = PcmFormat::new(44_100, 2, SampleFormat::S16Le).unwrap();
    assert!(chunks.iter().all(|(_, chunk)| chunk.format == format));
    let firsts: Vec<usize> =
        chunks.iter().enumerate().filter(|(_, (_, chunk))| chunk.first).map(|(number, _)| number).collect();
    assert_eq!(firsts, [0, chunks.len() - 1], "each sound after silence is the first of its own");
    // Of the silence a tenth of a second belongs to the sound: 8 pieces.
    assert_eq!(runs(&chunks), [(1000, 20 * 512), (0, 8 * 512), (-7, 512)]);
}

#[test]
fn a_program_is_asked_for_sound_in_real_time() {
    let mut executor = run("from tone import *\nstream = Stream()\nstream.play(1000, 300)");
    let chunks = played(&mut executor);
    assert_eq!(runs(&chunks), [(1000, 300 * 512)], "all of it is heard");
    let seconds = (chunks[299].0 - chunks[0].0).as_secs_f64();
    // Never faster. How much slower is up to the machine.
    assert!(seconds > 290.0 * PIECE_SECONDS - 0.1, "{seconds} s");
}

#[test]
fn of_two_streams_the_first_is_heard_until_it_is_silent() {
    let mut executor = run("from tone import *\nfirst, second = Stream(), Stream()\n\
         first.play(1, 1)\nsecond.play(2, 1)\nfirst.play(1, 1)\nfirst.play(0, 20)\nsecond.play(3, 1)");
    assert_eq!(runs(&played(&mut executor)), [(1, 1024), (0, 8 * 512), (3, 512)]);
}

#[test]
fn a_program_that_sends_without_being_asked_is_cut_off() {
    let mut executor = run("import tone\nstream = tone.Stream()\n\
         try:\n    while True: tone.send(bytes([1]) * 60_000, stream.channel)\nexcept OSError:\n    print('cut off', flush=True)");
    executor.wait_for_output("cut off");
    executor.last_messages();
}

#[test]
fn nonsense_harms_neither_the_stage_nor_other_clients() {
    let mut executor = run("import os, socket\nfrom tone import *\nstream = Stream()\n\
         for nonsense in [b'\\xff' * 40, os.urandom(5000), bytes(400), number(CREATE) * 40]:\n\
         \x20   noise = socket.socket(socket.AF_UNIX)\n\
         \x20   noise.connect(os.environ['PULSE_SERVER'].removeprefix('unix:'))\n\
         \x20   try:\n        noise.sendall(nonsense)\n        noise.sendall(nonsense)\n    except OSError: pass\n\
         \x20   noise.close()\n\
         stream.play(5, 3)");
    assert_eq!(runs(&played(&mut executor)), [(5, 3 * 512)]);
}
